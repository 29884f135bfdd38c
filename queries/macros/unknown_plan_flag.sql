-- The first flag of a plan that is not known, as its file prints it; null where all are. has_...: whether the
-- file says anything in that column at all.
create macro unknown_plan_flag(deleted, has_deleted, active, has_active, announced, has_announced) as
case
    when has_deleted and is_deleted_plan(deleted) is null then 'status_delete_rup: ' || coalesce(deleted, '')
    when has_active and is_active_plan(active) is null then 'status_aktif_rup: ' || coalesce(active, '')
    when has_announced and is_announced_plan(announced) is null
        then 'status_umumkan_rup: ' || coalesce(announced, '')
end;

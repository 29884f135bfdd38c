-- Which flags the plans of a file bear: a column that is empty throughout, or is not there, says nothing; an
-- empty flag among others is unknown.
--
-- grain:   file
-- columns: file            varchar
--          has_deleted     boolean
--          has_active      boolean
--          has_announced   boolean
-- data:    procurement
select
    file,
    count(status_delete_rup) > 0 as has_deleted,
    count(status_aktif_rup) > 0 as has_active,
    count(status_umumkan_rup) > 0 as has_announced
from raw.incoming_procurement_plans
group by file
order by file

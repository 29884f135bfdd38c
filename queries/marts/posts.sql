-- The complement: one post per centre and field, from the day on which the centre is counted. A centre of
-- which neither contracts nor a day of counting are known has no posts: its staffing is unknown, not nil.
--
-- grain:   centre_id, field
-- columns: centre_id      varchar
--          field          varchar
--          field_order    integer   as the rule lists them
--          open_from      date      the first contract of the office's list, else the day on which the centre
--                                   was counted
--          provenance     varchar
-- data:    centres, centre_history, consultants
with office as (
    select
        centre_id,
        min(active_from) as first_day
    from staging.office_consultants
    group by centre_id
)

select
    centres.centre_id,
    fields.field,
    fields.field_order,
    coalesce(office.first_day, history.listed_on) as open_from,
    weaker(centres.provenance, if(office.first_day is null, history.provenance, 'imported')) as provenance
from marts.centres
inner join marts.complement_fields as fields using (level)
left join office using (centre_id)
left join marts.centre_history as history using (centre_id)
where coalesce(office.first_day, history.listed_on) is not null
order by centres.centre_id, field_order

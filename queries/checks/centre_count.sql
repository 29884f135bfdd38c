-- A number of centres other than 26 + 74 on an edition without imports (19 + 48 published ones where nothing
-- is simulated).
--
-- params:  $simulate  boolean   whether simulated records are part of the edition
-- columns: level      varchar
--          centres    bigint    centres
--          expected   integer   centres
with expected as (
    select
        'province' as level,
        case when $simulate then 26 else 19 end as expected
    union all
    select
        'regency' as level,
        case when $simulate then 74 else 48 end as expected
)

select
    expected.level,
    count(centres.centre_id) as centres,
    expected.expected
from expected
left join marts.centres using (level)
where not exists (from staging.office_centres)
group by all
having count(centres.centre_id) <> expected.expected
order by all

-- A number of centres other than 26 + 74 on an edition without imports: of the published ones alone where
-- nothing is simulated, or where more than that are published.
--
-- params:  $simulate  boolean   whether simulated records are part of the edition
-- columns: level      varchar
--          centres    bigint    centres
--          expected   integer   centres
with announced as (
    select
        'province' as level,
        26 as centres
    union all
    select
        'regency' as level,
        74 as centres
),

expected as (
    select
        announced.level,
        greatest(count(published.centre_id), if($simulate, announced.centres, 0))::integer as expected
    from announced
    left join staging.published_centres as published
        on announced.level = published.level and published.evidence_grade in ('A', 'B')
    group by announced.level, announced.centres
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

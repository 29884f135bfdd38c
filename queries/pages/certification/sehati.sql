-- The worked example: what became of the 25,000 places of SEHATI-1, free halal certification, as published
-- for one day.
--
-- grain:   part_order
-- columns: part_order         integer   1 to 3
--          part               varchar   'issued', 'in_process' or 'unaccounted'
--          application_count  decimal(20,2) applications; the unaccounted are the quota less the other two
--          quota_count        decimal(20,2) applications
--          quota_share        double    0 to 1, of the quota
--          as_of_day          date
--          source             varchar
--          provenance         varchar
-- data:    certification_facts
with published as (
    select
        max(value) filter (where measure = 'quota') as quota,
        max(value) filter (where measure = 'issued') as issued,
        max(value) filter (where measure = 'in_process') as in_process,
        max(as_of_day) as as_of_day,
        min(source) as source,
        weakest(provenance) as provenance
    from marts.facts
    where scheme = 'Halal SEHATI-1' and measure in ('quota', 'issued', 'in_process')
),

parts as (
    select
        1 as part_order,
        'issued' as part,
        issued as application_count,
        *
    from published
    union all
    select
        2 as part_order,
        'in_process' as part,
        in_process as application_count,
        *
    from published
    union all
    select
        3 as part_order,
        'unaccounted' as part,
        quota - issued - in_process as application_count,
        *
    from published
)

select
    part_order,
    part,
    application_count::decimal(20, 2) as application_count,
    quota as quota_count,
    application_count / quota as quota_share,
    as_of_day,
    source,
    weaker(provenance, 'derived') as provenance
from parts
where application_count is not null and quota is not null and issued is not null and in_process is not null
order by part_order

-- The worked example: what became of the 25,000 places of SEHATI-1, free halal certification, as published
-- for one day; those in process by the stage at which they were.
--
-- grain:   part_order
-- columns: part_order         integer   1 to 6, the stage nearest to the certificate first
--          part               varchar   'issued', 'fatwa_session', 'sent_to_fatwa', 'bpjph_check',
--                                       'companion_check' or 'unaccounted'
--          state              varchar   'issued', 'in_process' or 'unaccounted'
--          application_count  decimal(20,2) applications; the unaccounted are the quota less all others
--          quota_count        decimal(20,2) applications
--          quota_share        double    0 to 1, of the quota
--          state_count        decimal(20,2) applications of all parts with that state
--          state_share        double    0 to 1, of the quota
--          as_of_day          date
--          source             varchar
--          provenance         varchar
-- data:    certification_facts, figures
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

stages as (
    select listed.*
    from
        (
            values
            (2, 'fatwa_session', 'halal_sehati1_in_fatwa_session'),
            (3, 'sent_to_fatwa', 'halal_sehati1_sent_to_fatwa'),
            (4, 'bpjph_check', 'halal_sehati1_in_bpjph_check'),
            (5, 'companion_check', 'halal_sehati1_in_companion_check')
        ) as listed (place, stage, counted)
),

parts as (
    select
        1 as part_order,
        'issued' as part,
        'issued' as state,
        issued as application_count,
        null::varchar as stage_provenance,
        *
    from published
    union all
    select
        stages.place as part_order,
        stages.stage as part,
        'in_process' as state,
        figures.value::decimal(20, 2) as application_count,
        figures.provenance as stage_provenance,
        published.*
    from published
    inner join marts.figures on published.as_of_day = figures.as_of_day and figures.place_level = 'country'
    inner join stages on figures.measure = stages.counted
    union all
    select
        6 as part_order,
        'unaccounted' as part,
        'unaccounted' as state,
        quota - issued - in_process as application_count,
        null::varchar as stage_provenance,
        *
    from published
)

select
    part_order,
    part,
    state,
    application_count::decimal(20, 2) as application_count,
    quota as quota_count,
    application_count / quota as quota_share,
    sum(application_count) over (partition by state)::decimal(20, 2) as state_count,
    state_count / quota as state_share,
    as_of_day,
    source,
    weaker('derived', beside(provenance, stage_provenance, null)) as provenance
from parts
where application_count is not null and quota is not null and issued is not null and in_process is not null
order by part_order

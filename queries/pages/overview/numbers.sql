-- Every number and statement of the edition that is published or an office's own, under an id that stays:
-- what two editions are compared by. Simulated records are left out.
--
-- grain:   number_id
-- columns: number_id    varchar
--          page         varchar   where it stands: 'overview', 'centres', 'procurement' ...
--          dataset      varchar
--          label_id     varchar   what it is
--          label_en     varchar
--          value        decimal(24,4)  in the unit; null where it is no number
--          unit         varchar
--          unit_id      varchar   of a figure its unit in words; else null
--          unit_en      varchar
--          told         varchar   what is said where it is no number; with one, its qualifier
--          grade        varchar   of a centre its evidence
--          told_on      date      of a centre the day of its opening
--          source       varchar   addresses, outlets, or files of the office
--          provenance   varchar
-- data:    programme_facts, procurement_facts, certification_facts, centre_facts, centres, figures,
--          award_winners, timeline
with found as (
    select
        'fact ' || fact_id as number_id,
        case
            when measure = 'centres_per_province' then 'centres'
            when topic = 'programme' then 'overview'
            else topic
        end as page,
        if(measure = 'centres_per_province', 'centre_counts', topic || '_facts') as dataset,
        statement_id as label_id,
        statement_en as label_en,
        value,
        unit,
        null::varchar as unit_id,
        null::varchar as unit_en,
        qualifier as told,
        null::varchar as grade,
        null::date as told_on,
        source,
        provenance
    from marts.facts
    union all
    select
        'centre fact ' || facts.fact_id,
        'centres',
        if(facts.kind = 'budget', 'building_budgets', 'centre_facts'),
        centres.name || ': ' || facts.statement_id,
        centres.name || ': ' || facts.statement_en,
        facts.value,
        facts.unit,
        null,
        null,
        facts.qualifier,
        null,
        null,
        facts.source,
        weaker(facts.provenance, centres.provenance)
    from marts.centre_facts as facts
    inner join marts.centres using (centre_id)
    union all
    select
        'centre ' || centre_id,
        'centres',
        'centres',
        name,
        name,
        null,
        null,
        null,
        null,
        concat_ws(', ', nullif(institutional_status, 'unknown'), address),
        evidence_grade,
        opened_on,
        source_url,
        provenance
    from marts.centres
    union all
    select
        'figure ' || figure_id,
        'published',
        'figures',
        concat_ws(', ', measure_id, coalesce(place_name, institution), period),
        concat_ws(', ', measure_en, coalesce(place_name, institution), period),
        value,
        unit,
        unit_id,
        unit_en,
        null,
        null,
        null,
        coalesce(address, outlet),
        provenance
    from marts.figures
    union all
    select
        concat_ws(' ', 'award', edition, category, region_code),
        'award',
        'award_winners',
        winner_id || ', ' || edition,
        winner_en || ', ' || edition,
        null,
        null,
        null,
        null,
        award_place,
        null,
        null,
        source,
        provenance
    from marts.award_winners
    union all
    select
        'event ' || event_id,
        'overview',
        'timeline',
        statement_id,
        statement_en,
        null,
        null,
        null,
        null,
        as_of,
        null,
        null,
        source,
        provenance
    from marts.timeline
    union all
    select
        'file ' || name,
        'data',
        name,
        name,
        name,
        rows,
        'rows',
        null,
        null,
        null,
        null,
        null,
        array_to_string(files, ', '),
        provenance
    from marts.datasets
    where provenance = 'imported' and rows > 0
)

select
    number_id,
    page,
    dataset,
    label_id,
    label_en,
    value::decimal(24, 4) as value,
    unit,
    unit_id,
    unit_en,
    told,
    grade,
    told_on,
    source,
    provenance
from found
where provenance <> 'simulated'
order by number_id

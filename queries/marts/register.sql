-- All that is in print, as one list to search in: the figures of regions and institutions, and the facts of
-- the ledger.
--
-- grain:   figure_id
-- columns: figure_id            varchar   of a figure or a fact
--          topic                varchar   'programme', 'procurement', 'certification', 'enterprises' or
--                                         'context'
--          measure              varchar
--          measure_id           varchar   null for a fact
--          measure_en           varchar
--          statement_id         varchar   null for a figure
--          statement_en         varchar
--          value                decimal(20,4)  in the unit
--          qualifier            varchar   'about', 'almost' or 'more_than', as the source says
--          unit                 varchar
--          unit_id              varchar   null for a fact
--          unit_en              varchar
--          denominator_id       varchar   what it divides by or belongs to
--          denominator_en       varchar
--          region_code          varchar   of today; else null
--          former_region_code   varchar   '91' or '92' before the split of 2022; else null
--          place                varchar   region, regions or institution, as printed; null where a fact
--                                         names none
--          period               varchar   as printed; 'undated' where a fact names no date
--          as_of                varchar   the same
--          as_of_day            date      last day of it
--          first_year           integer   of the period, else of `as_of`
--          last_year            integer
--          is_before_split      boolean
--          is_projection        boolean
--          also_values          double[]  other figures in print of the same measure, unit, denominator,
--                                         place and period
--          also_as_of           varchar[] when each of them was said
--          peers                bigint    of a figure far from those like it: how many those are; else
--                                         null
--          times_median         double    the same as a multiple of their median; else null
--          status               varchar   of a fact: 'published', 'conflicting', 'computed' or
--                                         'does_not_reproduce'; else null
--          grade                varchar   of a figure; 'ungraded' for a fact
--          publisher_id         varchar   null for a fact
--          publisher_en         varchar
--          address              varchar   several joined by " ; "
--          outlet               varchar   of a fact its source
--          licence              varchar
--          note_id              varchar
--          note_en              varchar
--          search_text          varchar   small letters: place, institution, topic, measure, unit, period,
--                                         date, publisher, grade, outlet and address
--          provenance           varchar
-- data:    figures, programme_facts, procurement_facts, certification_facts
with told as (
    select
        *,
        concat_ws('|', topic, measure, unit, denominator_en, place_name, institution, period) as counted,
        -- figures that grow are not another figure of the same day
        if(period_first_day is null and period_last_day is null, as_of, '') as counted_on
    from marts.figures
),

also as (
    select
        told.figure_id,
        list(others.value::double order by others.as_of, others.figure_id) as also_values,
        list(others.as_of order by others.as_of, others.figure_id) as also_as_of
    from told
    inner join told as others
        on
            told.counted = others.counted
            and told.counted_on = others.counted_on
            and told.value <> others.value
    group by told.figure_id
),

figures as (
    select
        told.figure_id,
        told.topic,
        told.measure,
        told.measure_id,
        told.measure_en,
        told.value,
        told.qualifier,
        told.unit,
        told.unit_id,
        told.unit_en,
        told.denominator_id,
        told.denominator_en,
        told.region_code,
        told.former_region_code,
        coalesce(told.place_name, told.institution) as place,
        told.period,
        told.as_of,
        told.as_of_day,
        year(coalesce(told.period_first_day, told.period_last_day, told.as_of_day))::integer as first_year,
        year(coalesce(told.period_last_day, told.as_of_day))::integer as last_year,
        told.is_before_split,
        told.is_projection,
        also.also_values,
        also.also_as_of,
        far_figures.peers,
        far_figures.times_median,
        told.grade,
        told.publisher_id,
        told.publisher_en,
        told.address,
        told.outlet,
        told.licence,
        told.note_id,
        told.note_en,
        concat_ws(
            ' ',
            told.place_name,
            told.institution,
            regions.province_name,
            told.measure_id,
            told.measure_en,
            told.unit_id,
            told.unit_en,
            told.publisher_id,
            told.publisher_en,
            told.address
        ) as words,
        beside(told.provenance, regions.provenance, null) as provenance
    from told
    left join marts.regions using (region_code)
    left join also using (figure_id)
    left join marts.far_figures using (figure_id)
),

facts as (
    select
        facts.fact_id as figure_id,
        facts.topic,
        facts.measure,
        facts.statement_id,
        facts.statement_en,
        facts.value::decimal(20, 4) as value,
        facts.unit,
        facts.denominator_id,
        facts.denominator_en,
        facts.region_code,
        regions.region_name as place,
        coalesce(facts.as_of, 'undated') as period,
        coalesce(facts.as_of, 'undated') as as_of,
        facts.as_of_day,
        try_cast(left(facts.as_of, 4) as integer) as first_year,
        year(facts.as_of_day)::integer as last_year,
        false as is_before_split,
        false as is_projection,
        facts.status,
        'ungraded' as grade,
        facts.source as outlet,
        facts.note_id,
        facts.note_en,
        concat_ws(
            ' ', regions.region_name, facts.statement_id, facts.statement_en, facts.scheme, facts.stage
        ) as words,
        beside(facts.provenance, regions.provenance, null) as provenance
    from marts.facts
    left join marts.regions using (region_code)
),

listed as (
    select * from figures
    union all by name
    select * from facts
)

select
    figure_id,
    topic,
    measure,
    measure_id,
    measure_en,
    statement_id,
    statement_en,
    value,
    qualifier,
    unit,
    unit_id,
    unit_en,
    denominator_id,
    denominator_en,
    region_code,
    former_region_code,
    place,
    period,
    as_of,
    as_of_day,
    first_year,
    last_year,
    is_before_split,
    is_projection,
    coalesce(also_values, []) as also_values,
    coalesce(also_as_of, []) as also_as_of,
    peers,
    times_median,
    status,
    grade,
    publisher_id,
    publisher_en,
    address,
    outlet,
    licence,
    note_id,
    note_en,
    lower(concat_ws(' ', figure_id, topic, measure, unit, period, as_of, grade, outlet, words))
        as search_text,
    provenance
from listed
order by figure_id

-- All that the register of published figures has of an area, newest first, projections last: of a province
-- of Papua also what was printed of the one that it belonged to until 2022, and of several together.
--
-- A fact of the ledger that a figure of the same day gives too stands once, as that figure.
--
-- grain:   figure_id
-- params:  $region          varchar   two or four digits; null gives none
-- columns: figure_id        varchar
--          topic            varchar   'programme', 'procurement', 'certification', 'enterprises' or 'context'
--          measure          varchar
--          measure_id       varchar   null for a fact of the ledger
--          measure_en       varchar
--          statement_id     varchar   null for a figure
--          statement_en     varchar
--          value            decimal(20,4)  in the unit
--          qualifier        varchar   'about', 'almost' or 'more_than', as the source says
--          unit             varchar
--          unit_id          varchar   null for a fact of the ledger
--          unit_en          varchar
--          denominator_id   varchar   what it divides by or belongs to
--          denominator_en   varchar
--          region_names     varchar[] the provinces that it is of together; null where it is of one
--          period           varchar   as printed
--          as_of            varchar   as printed
--          as_of_day        date      last day of it
--          is_before_split  boolean
--          is_projection    boolean
--          status           varchar   of a fact of the ledger
--          grade            varchar
--          publisher_id     varchar   null for a fact of the ledger
--          publisher_en     varchar
--          source           varchar   addresses, or the outlet
--          note_id          varchar
--          note_en          varchar
--          provenance       varchar
-- data:    figures, programme_facts, procurement_facts, certification_facts, provinces
with former as (
    select
        left(former_code, 2) as former_region_code,
        weakest(provenance) as provenance
    from marts.former_codes
    where left(regency_code, 2) = $region
    group by all
),

several as (
    select
        figure_id,
        unnest(regexp_extract_all(place, '\b\d{2}\b')) as region_code
    from marts.register
    where region_code is null and former_region_code is null and place is not null
),

together as (
    select
        several.figure_id,
        list(regions.region_name order by several.region_code) as region_names,
        bool_or(several.region_code = $region) as is_own,
        weakest(regions.provenance) as provenance
    from several
    inner join marts.regions using (region_code)
    group by several.figure_id
),

twice as (
    select facts.figure_id
    from marts.register as facts
    inner join marts.register as figures
        on
            facts.region_code = figures.region_code
            and facts.value = figures.value
            and facts.as_of = figures.as_of
    where facts.statement_en is not null and figures.statement_en is null
)

select
    register.figure_id,
    register.topic,
    register.measure,
    register.measure_id,
    register.measure_en,
    register.statement_id,
    register.statement_en,
    register.value,
    register.qualifier,
    register.unit,
    register.unit_id,
    register.unit_en,
    register.denominator_id,
    register.denominator_en,
    together.region_names,
    register.period,
    register.as_of,
    register.as_of_day,
    register.is_before_split,
    register.is_projection,
    register.status,
    register.grade,
    register.publisher_id,
    register.publisher_en,
    coalesce(register.address, register.outlet) as source,
    register.note_id,
    register.note_en,
    beside(beside(register.provenance, former.provenance, null), together.provenance, null) as provenance
from marts.register
left join former using (former_region_code)
left join together on register.figure_id = together.figure_id and together.is_own
where
    (
        register.region_code = $region
        or register.former_region_code = $region
        or former.provenance is not null
        or together.is_own
    )
    and register.figure_id not in (select twice.figure_id from twice)
order by register.is_projection, register.as_of_day desc nulls last, register.measure, register.figure_id

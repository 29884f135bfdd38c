-- What has been said in public of single centres: results, consultants, sizes, and the budgets of buildings.
--
-- grain:   fact_id
-- columns: fact_id        varchar
--          centre_id      varchar
--          kind           varchar         'budget', 'consultants', 'enterprises_assisted', 'land_area' ...
--          value          decimal(20,2)   in the unit
--          unit           varchar
--          qualifier      varchar         'about', 'almost' or 'more_than': what the source says with the
--                                         number
--          as_of          varchar         as the source prints it; of a budget its year
--          as_of_day      date            last day of that date
--          status         varchar         'published', 'conflicting', 'computed' or 'doubtful'
--          statement_id   varchar         of a budget what the amount covers
--          statement_en   varchar
--          note_id        varchar
--          note_en        varchar
--          source         varchar
--          provenance     varchar         'derived' where the value is computed from published ones
-- data:    centre_facts, building_budgets
with budgets as (
    select
        centre_id || '-' || year || '-' || row_number() over (
            partition by centre_id, year order by amount_idr::bigint desc, item_en
        ) as fact_id,
        centre_id,
        'budget' as kind,
        amount_idr as value,
        'idr' as unit,
        qualifier,
        year as as_of,
        status,
        item_id as statement_id,
        item_en as statement_en,
        note_id,
        note_en,
        source
    from raw.published_building_budgets
),

told as (
    select
        fact_id,
        centre_id,
        kind,
        value,
        unit,
        qualifier,
        as_of,
        status,
        statement_id,
        statement_en,
        note_id,
        note_en,
        source
    from raw.published_centre_facts
    union all
    select * from budgets
)

select
    fact_id,
    centre_id,
    kind,
    value::decimal(20, 2) as value,
    unit,
    qualifier,
    as_of,
    last_day_of(as_of) as as_of_day,
    status,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    case when status = 'computed' then 'derived' else 'published' end as provenance
from told
order by fact_id

-- What has been said in public about the programme: one row per fact, with its source and date.
--
-- grain:   fact_id
-- columns: fact_id        varchar
--          measure        varchar
--          value          decimal(20,2)
--          unit           varchar
--          qualifier      varchar   'about', 'almost' or 'more_than': what the source says with the number
--          as_of          varchar   as the source prints it, a day, month, year or range
--          as_of_day      date      last day of that date
--          status         varchar   'published', 'conflicting' or 'computed'
--          breakdown_id   varchar
--          breakdown_en   varchar
--          statement_id   varchar
--          statement_en   varchar
--          note_id        varchar
--          note_en        varchar
--          source         varchar
--          provenance     varchar   'derived' where the value is computed from published ones
-- data:    programme_facts
select
    fact_id,
    measure,
    value::decimal(20, 2) as value,
    unit,
    qualifier,
    as_of,
    last_day_of(as_of) as as_of_day,
    status,
    breakdown_id,
    breakdown_en,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    case when status = 'computed' then 'derived' else 'published' end as provenance
from raw.published_programme_facts
order by fact_id

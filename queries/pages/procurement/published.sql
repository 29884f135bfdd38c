-- Amounts of the 40 per cent in print by stage: obligation, pledge, allocation, realised; in each the oldest
-- first.
--
-- grain:   fact_id
-- columns: fact_id          varchar
--          measure          varchar   'umk_obligation', 'umk_pledge', 'umk_allocated' or 'umk_realised'
--          stage            varchar
--          value_idr        decimal(20,2) rupiah
--          as_of_text       varchar   as the source prints it
--          as_of_day        date      last day of that date
--          status           varchar   'published' or 'does_not_reproduce'
--          denominator_id   varchar   what a percentage divides by
--          denominator_en   varchar
--          statement_id     varchar
--          statement_en     varchar
--          note_id          varchar
--          note_en          varchar
--          source           varchar
--          provenance       varchar
-- data:    procurement_facts
select
    fact_id,
    measure,
    stage,
    value as value_idr,
    as_of as as_of_text,
    as_of_day,
    status,
    denominator_id,
    denominator_en,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    provenance
from marts.facts
where topic = 'procurement' and unit = 'idr' and starts_with(measure, 'umk_')
order by
    list_position(['umk_obligation', 'umk_pledge', 'umk_allocated', 'umk_realised'], measure),
    as_of_day,
    fact_id

-- Amounts around the 40 per cent in print, year by year, for what was asked or promised in one year says
-- nothing of the next: in each year the 40 per cent, the pledge, allocation, realised; in each the oldest
-- first.
--
-- grain:   fact_id
-- columns: fact_id          varchar
--          measure          varchar   'umk_forty_percent', 'umkm_pledge' (medium enterprises too),
--                                     'umk_allocated' or 'umk_realised'
--          stage            varchar
--          year             integer   of the amount
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
    year(as_of_day)::integer as year,
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
where topic = 'procurement' and unit = 'idr' and measure[1:3] = 'umk'
order by
    year,
    list_position(['umk_forty_percent', 'umkm_pledge', 'umk_allocated', 'umk_realised'], measure),
    as_of_day,
    fact_id

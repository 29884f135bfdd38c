-- Totals of NIB, SNI Bina UMK and halal as published over time, each with its own unit.
--
-- grain:   fact_id
-- columns: fact_id       varchar
--          series        varchar   'NIB', 'SNI_BINA_UMK' or 'HALAL'
--          as_of_text    varchar   as the source prints it
--          as_of_day     date      last day of that date
--          drawn_on      date      the middle of that date
--          value         decimal(20,2)
--          unit          varchar
--          alike_count   bigint    totals of the series that have its unit
--          qualifier     varchar   'about', 'almost' or 'more_than': what the source says with the number
--          measure       varchar
--          statement_id  varchar
--          statement_en  varchar
--          note_id       varchar
--          note_en       varchar
--          source        varchar
--          provenance    varchar
-- data:    certification_facts
select
    fact_id,
    case scheme when 'SNI Bina UMK' then 'SNI_BINA_UMK' else upper(scheme) end as series,
    as_of as as_of_text,
    as_of_day,
    middle_day_of(as_of) as drawn_on,
    value,
    unit,
    count(*) over (partition by series, unit) as alike_count,
    qualifier,
    measure,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    -- the number of alike totals rests on all of them
    weaker(provenance, weakest(provenance) over (partition by series, unit)) as provenance
from marts.facts
where
    topic = 'certification'
    and scheme in ('NIB', 'Halal', 'SNI Bina UMK')
    and measure in ('issued_cumulative', 'holders_cumulative', 'joined_cumulative', 'products_cumulative')
order by list_position(['HALAL', 'NIB', 'SNI_BINA_UMK'], series), as_of_day, fact_id

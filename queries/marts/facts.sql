-- The ledger of what has been said in public: one row per fact, with its topic, date, source and status.
--
-- grain:   fact_id
-- columns: fact_id             varchar
--          topic               varchar   'programme', 'procurement' or 'certification'
--          measure             varchar
--          value               decimal(20,2)
--          unit                varchar
--          qualifier           varchar   'about', 'almost' or 'more_than': what the source says with the
--                                        number
--          as_of               varchar   as the source prints it
--          as_of_day           date      last day of that date
--          scheme              varchar   certification scheme
--          stage               varchar   pledge, plan, contract, realised ... of procurement
--          region_code         varchar
--          status              varchar   'published', 'conflicting', 'computed' or 'does_not_reproduce'
--          breakdown_id        varchar   what the number is made of
--          breakdown_en        varchar
--          denominator_id      varchar   what a percentage divides by
--          denominator_en      varchar
--          denominator_value   varchar   rupiah; several joined by ;
--          denominator_as_of   varchar   the date of the denominator, where it is not that of the number
--          printed_percent     varchar   per cent as printed; several joined by ;
--          statement_id        varchar
--          statement_en        varchar
--          note_id             varchar
--          note_en             varchar
--          source              varchar
--          provenance          varchar
-- data:    programme_facts, centre_counts, procurement_facts, certification_facts
with programme as (
    select
        fact_id,
        'programme' as topic,
        measure,
        value,
        unit,
        qualifier,
        as_of,
        as_of_day,
        status,
        breakdown_id,
        breakdown_en,
        statement_id,
        statement_en,
        note_id,
        note_en,
        source,
        provenance
    from marts.programme_facts
),

of_provinces as (
    select
        count_id as fact_id,
        'programme' as topic,
        'centres_per_province' as measure,
        centres::decimal(20, 2) as value,
        'centres' as unit,
        as_of,
        as_of_day,
        region_code,
        status,
        statement_id,
        statement_en,
        note_id,
        note_en,
        source,
        provenance
    from marts.centre_counts
    where region_code is not null
),

procurement as (
    select
        fact_id,
        'procurement' as topic,
        measure,
        value::decimal(20, 2) as value,
        unit,
        as_of,
        last_day_of(as_of) as as_of_day,
        stage,
        status,
        denominator_id,
        denominator_en,
        denominator_value,
        denominator_as_of,
        printed_percent,
        statement_id,
        statement_en,
        note_id,
        note_en,
        source,
        'published' as provenance
    from raw.published_procurement_facts
),

certification as (
    select
        fact_id,
        'certification' as topic,
        measure,
        value::decimal(20, 2) as value,
        unit,
        qualifier,
        as_of,
        last_day_of(as_of) as as_of_day,
        scheme,
        region_code,
        status,
        statement_id,
        statement_en,
        note_id,
        note_en,
        source,
        case when status = 'computed' then 'derived' else 'published' end as provenance
    from raw.published_certification_facts
),

ledger as (
    select * from programme
    union all by name
    select * from of_provinces
    union all by name
    select * from procurement
    union all by name
    select * from certification
)

select
    fact_id,
    topic,
    measure,
    value,
    unit,
    qualifier,
    as_of,
    as_of_day,
    scheme,
    stage,
    region_code,
    status,
    breakdown_id,
    breakdown_en,
    denominator_id,
    denominator_en,
    denominator_value,
    denominator_as_of,
    printed_percent,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    provenance
from ledger
order by fact_id

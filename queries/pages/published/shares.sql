-- The published percentages around the 40 per cent, by what they divide by, so that nobody mixes them.
--
-- The kinds stand in the order in which a page shows them: of a budget (the rule divides by one), of realised
-- spending through providers, of a target or allocation, the rule itself, and other measures that happen to
-- be near 40.
--
-- grain:   fact_id
-- columns: fact_id            varchar
--          denominator_kind   varchar   'budget', 'provider_spending', 'target', 'obligation' or
--                                       'other_measure'
--          measure            varchar
--          stage              varchar
--          as_of_text         varchar   as the source prints it
--          as_of_day          date      last day of that date
--          printed_percent    double    per cent as printed, null where only an amount is printed
--          printed_decimals   bigint    decimals of that print
--          denominator_id     varchar   what it divides by
--          denominator_en     varchar
--          status             varchar   'published' or 'does_not_reproduce'
--          statement_id       varchar
--          statement_en       varchar
--          note_id            varchar
--          note_en            varchar
--          source             varchar
--          provenance         varchar
-- data:    procurement_facts
with with_percentage as (
    select
        *,
        percent_in_print(printed_percent, value, unit) as printed
    from marts.facts
    where
        topic = 'procurement'
        and (printed_percent is not null or unit = 'percent' or starts_with(measure, 'pdn_'))
),

named as (
    select
        *,
        try_cast(printed as double) as percent_printed,
        case
            when starts_with(measure, 'pdn_') then 'other_measure'
            when measure = 'umk_forty_percent' then 'obligation'
            when measure = 'umk_share' then 'provider_spending'
            when starts_with(denominator_en, 'budget') then 'budget'
            else 'target'
        end as denominator_kind
    from with_percentage
)

select
    fact_id,
    denominator_kind,
    measure,
    stage,
    as_of as as_of_text,
    as_of_day,
    percent_printed as printed_percent,
    decimals_in_print(printed) as printed_decimals,
    trim(regexp_replace(denominator_id, '(:| = ).*$', '')) as denominator_id,
    trim(regexp_replace(denominator_en, '(:| = ).*$', '')) as denominator_en,
    status,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    provenance
from named
order by
    list_position(['budget', 'provider_spending', 'target', 'obligation', 'other_measure'], denominator_kind),
    as_of_day,
    fact_id

-- Each percentage beside the one that follows from its parts, one row per denominator; those that do not
-- follow first.
--
-- A percentage reproduces when it differs from amount / denominator by no more than the rounding of its
-- printed digits. A fact that is itself a percentage has no amount in print: it cannot be computed, and says
-- so.
--
-- grain:   fact_id, position
-- columns: fact_id             varchar
--          position            bigint    of the denominator in the fact, from 1
--          denominators        bigint    denominators of the fact
--          measure             varchar
--          as_of_text          varchar   as the source prints it
--          as_of_day           date      last day of that date
--          value_idr           decimal(20,2) rupiah, null where the source prints the percentage alone
--          denominator_idr     decimal(20,2) rupiah, null where none, or more than one that may be meant, is
--                                            printed
--          denominator_id      varchar   what it divides by
--          denominator_en      varchar
--          denominator_as_of   varchar   date of the denominator, null where it is that of the amount
--          printed_percent     double    per cent as printed, null where the source prints none
--          printed_decimals    bigint    decimals of that print
--          computed_percent    double    per cent from its parts
--          computed_share      double    0 to 1, the same
--          rule_idr            double    rupiah, the 40 per cent of this denominator
--          over_rule_idr       double    rupiah by which the amount is over it; below 0 where it is less
--          difference_points   double    computed less printed, percentage points to two decimals
--          verdict             varchar   'does_not_reproduce', 'reproduces', 'computed_only' or 'no_parts'
--          statement_id        varchar
--          statement_en        varchar
--          note_id             varchar
--          note_en             varchar
--          source              varchar
--          provenance          varchar   'derived' at best: the percentage is computed here
-- data:    procurement_facts
with with_percentage as (
    select
        *,
        unit = 'percent' as is_percentage,
        string_split(denominator_value, ';') as denominator_values,
        string_split(percent_in_print(printed_percent, value, unit), ';') as printed_percents
    from marts.facts
    where unit = 'percent' or (unit = 'idr' and denominator_value is not null)
),

numbered as (
    select
        *,
        unnest(range(1, case when is_percentage then 2 else len(denominator_values) + 1 end)) as position
    from with_percentage
),

-- The words for a denominator may end in the percentages that it gave: those are computed here, not copied.
paired as (
    select
        *,
        case when is_percentage then 1 else len(denominator_values) end as denominators,
        case when not is_percentage then value end as value_idr,
        case
            when not is_percentage or len(denominator_values) = 1
                then try_cast(denominator_values[position] as decimal(20, 2))
        end as denominator_idr,
        case when is_percentage then denominator_id else string_split(denominator_id, ';')[position] end
            as words_id,
        case when is_percentage then denominator_en else string_split(denominator_en, ';')[position] end
            as words_en,
        trim(printed_percents[position]) as printed
    from numbered
),

computed as (
    select
        *,
        try_cast(printed as double) as percent_printed,
        decimals_in_print(printed) as printed_decimals,
        value_idr / nullif(denominator_idr, 0) as computed_share,
        100 * value_idr / nullif(denominator_idr, 0) as computed_percent
    from paired
),

judged as (
    select
        *,
        round(computed_percent - percent_printed, 2) + 0 as difference_points, -- no minus zero
        case
            when computed_share is null then 'no_parts'
            when percent_printed is null then 'computed_only'
            when
                abs(computed_percent - percent_printed) <= 0.5 * pow(10, -printed_decimals) + 1e-9
                then 'reproduces'
            else 'does_not_reproduce'
        end as verdict
    from computed
)

select
    fact_id,
    position,
    denominators,
    measure,
    as_of as as_of_text,
    as_of_day,
    value_idr,
    denominator_idr,
    trim(regexp_replace(regexp_replace(words_id, '^\s*[\d.,]+% dari ', ''), '(:| = | \(semua ).*$', ''))
        as denominator_id,
    trim(regexp_replace(regexp_replace(words_en, '^\s*[\d.,]+% of ', ''), '(:| = | \(all ).*$', ''))
        as denominator_en,
    denominator_as_of,
    percent_printed as printed_percent,
    printed_decimals,
    computed_percent,
    computed_share,
    (umk_rule_share() * denominator_idr)::double as rule_idr,
    (value_idr - umk_rule_share() * denominator_idr)::double as over_rule_idr,
    difference_points,
    verdict,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    weaker(provenance, 'derived') as provenance
from judged
order by
    list_position(['does_not_reproduce', 'reproduces', 'computed_only', 'no_parts'], verdict),
    as_of_day desc,
    fact_id,
    position

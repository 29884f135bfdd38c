-- What was published on one area's government and its spending on micro and small enterprises and
-- co-operatives, each figure as printed and dated; none is divided by a plan of another year.
--
-- What only the press says, without an official's word, is left to the register.
--
-- grain:   figure_id
-- params:  $region          varchar   two or four digits; null gives none
-- columns: figure_id        varchar
--          region_code      varchar
--          measure          varchar   'umk_spending', 'umk_planned' or 'umk_planned_share'
--          measure_id       varchar
--          measure_en       varchar
--          unit             varchar   'IDR' or 'per cent'
--          value            decimal(20,4)  in that unit
--          qualifier        varchar   'about', 'almost' or 'more_than', as the source says
--          denominator_id   varchar   what it divides by or belongs to
--          denominator_en   varchar
--          period           varchar   as printed
--          as_of            varchar   as printed
--          as_of_day        date
--          note_id          varchar
--          note_en          varchar
--          grade            varchar
--          publisher_id     varchar
--          publisher_en     varchar
--          address          varchar
--          source           varchar   addresses, or the outlet
--          provenance       varchar
-- data:    figures
select
    figure_id,
    region_code,
    measure,
    measure_id,
    measure_en,
    unit,
    value,
    qualifier,
    denominator_id,
    denominator_en,
    period,
    as_of,
    as_of_day,
    note_id,
    note_en,
    grade,
    publisher_id,
    publisher_en,
    address,
    coalesce(address, outlet) as source,
    provenance
from marts.figures
where
    region_code = $region
    and measure in ('umk_spending', 'umk_planned', 'umk_planned_share')
    and grade <> 'press_only'
order by as_of_day, measure, figure_id

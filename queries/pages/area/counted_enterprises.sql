-- Co-operatives of an area, and enterprises that an office assists or has on its list, as printed: each under
-- its own definition and date, so that no two rows make a sum or a series unless they name the same measure.
--
-- Counts that are computed forward from an earlier one are left out.
--
-- grain:   figure_id
-- params:  $region        varchar   two or four digits; null for all
-- columns: figure_id      varchar
--          region_code    varchar
--          measure        varchar
--          counted_id     varchar   what is counted, and by whose definition
--          counted_en     varchar
--          value          decimal(20,4)  in the unit
--          qualifier      varchar   'about', 'almost' or 'more_than', as the source says
--          unit_id        varchar
--          unit_en        varchar
--          period         varchar   as printed
--          as_of_day      date      last day of the date on which it was said or counted
--          as_of_text     varchar   the same as far as it is known
--          grade          varchar
--          publisher_id   varchar
--          publisher_en   varchar
--          note_id        varchar
--          note_en        varchar
--          source         varchar   addresses, or the outlet
--          provenance     varchar
-- data:    figures
select
    figure_id,
    region_code,
    measure,
    measure_id as counted_id,
    measure_en as counted_en,
    value,
    qualifier,
    unit_id,
    unit_en,
    period,
    as_of_day,
    as_of as as_of_text,
    grade,
    publisher_id,
    publisher_en,
    note_id,
    note_en,
    coalesce(address, outlet) as source,
    provenance
from marts.figures
where
    (region_code = $region or $region is null)
    and measure in (
        'cooperatives', 'cooperatives_active', 'cooperatives_satu_data',
        'umkm_assisted', 'umkm_recorded_by_dinas'
    )
    and region_code is not null
    and not is_projection
order by region_code, measure, as_of_day, figure_id

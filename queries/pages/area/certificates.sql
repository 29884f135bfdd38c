-- Certificates, permits and business numbers in print of an area: of each measure the newest figure, as
-- printed. They are products, certificates or enterprises of different years, so nothing is summed.
--
-- Targets, quotas and times are left out.
--
-- grain:   figure_id
-- params:  $region        varchar   two or four digits; null for all
-- columns: figure_id      varchar
--          region_code    varchar
--          counted_id     varchar   what is counted
--          counted_en     varchar
--          value          decimal(20,4)  in the unit
--          qualifier      varchar   'about', 'almost' or 'more_than', as the source says
--          unit_id        varchar
--          unit_en        varchar
--          as_of_day      date      last day of the date on which it was said
--          as_of_text     varchar   the same as far as it is known
--          earlier        bigint    further figures in print of the same measure and unit
--          source         varchar   addresses, or the outlet
--          provenance     varchar
-- data:    figures
with of_areas as (
    select
        *,
        count(*) over same_measure - 1 as earlier,
        weakest(provenance) over same_measure as provenance_of_all,
        row_number() over newest_first as place
    from marts.figures
    where
        topic = 'certification'
        and (region_code = $region or ($region is null and region_code is not null))
        and not regexp_matches(measure, '_days_|_target|_quota|_commitment|_share|_left$')
    window
        same_measure as (partition by region_code, measure, unit),
        newest_first as (
            partition by region_code, measure, unit
            order by as_of_day desc nulls last, figure_id
        )
)

select
    figure_id,
    region_code,
    measure_id as counted_id,
    measure_en as counted_en,
    value,
    qualifier,
    unit_id,
    unit_en,
    as_of_day,
    as_of as as_of_text,
    earlier,
    coalesce(address, outlet) as source,
    provenance_of_all as provenance
from of_areas
where place = 1
order by as_of_day desc nulls last, region_code, figure_id

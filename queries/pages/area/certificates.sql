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
--          denominator_id  varchar  what it divides by or belongs to
--          denominator_en  varchar
--          period         varchar   as printed
--          as_of_day      date      last day of the date on which it was said
--          as_of_text     varchar   the same as far as it is known
--          grade          varchar
--          publisher_id   varchar
--          publisher_en   varchar
--          source         varchar   addresses, or the outlet
--          note_id        varchar
--          note_en        varchar
--          provenance     varchar
-- data:    figures
with of_areas as (
    select
        *,
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
    denominator_id,
    denominator_en,
    period,
    as_of_day,
    as_of as as_of_text,
    grade,
    publisher_id,
    publisher_en,
    coalesce(address, outlet) as source,
    note_id,
    note_en,
    provenance_of_all as provenance
from of_areas
where place = 1
order by as_of_day desc nulls last, region_code, figure_id

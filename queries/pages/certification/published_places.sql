-- Certificates, permits and business numbers of regions in print: each with its unit and date. They are
-- products, certificates, enterprises or applications of different years, so nothing is summed or ranked.
--
-- Targets, quotas and times are left out.
--
-- grain:   figure_id
-- columns: figure_id      varchar
--          place_name     varchar
--          counted_id     varchar   what is counted
--          counted_en     varchar
--          value          decimal(20,4)  in the unit
--          qualifier      varchar   'about', 'almost' or 'more_than', as the source says
--          unit_id        varchar
--          unit_en        varchar
--          period         varchar   as printed
--          as_of_day      date      last day of the date on which it was said
--          as_of_text     varchar   the same as far as it is known
--          publisher_id   varchar
--          publisher_en   varchar
--          note_id        varchar
--          note_en        varchar
--          source         varchar   addresses, or the outlet
--          provenance     varchar
-- data:    figures
select
    figure_id,
    place_name,
    measure_id as counted_id,
    measure_en as counted_en,
    value,
    qualifier,
    unit_id,
    unit_en,
    period,
    as_of_day,
    as_of as as_of_text,
    publisher_id,
    publisher_en,
    note_id,
    note_en,
    coalesce(address, outlet) as source,
    provenance
from marts.figures
where
    topic = 'certification'
    and place_level in ('province', 'regency', 'several')
    and not regexp_matches(measure, '_days_|_target|_quota|_commitment|_share|_left$')
order by place_name, measure, as_of_day desc, figure_id

-- What happened in an area, as dated in print; of a province in its regencies and cities too.
--
-- grain:   event_id
-- params:  $region        varchar   two or four digits; null for all
-- columns: event_id       varchar
--          region_code    varchar
--          as_of_day      date      last day of the date
--          as_of_text     varchar   the date as printed
--          statement_id   varchar
--          statement_en   varchar
--          source         varchar
--          provenance     varchar
-- data:    timeline
select
    event_id,
    region_code,
    last_day as as_of_day,
    as_of as as_of_text,
    statement_id,
    statement_en,
    source,
    provenance
from marts.timeline
where
    region_code is not null
    and ($region is null or region_code = $region or region_code[1:2] = $region)
order by first_day desc, event_id

-- The places and mentions of the award that an area has, newest first; of a province those of its regencies
-- and cities too.
--
-- grain:   edition, category, region_code
-- params:  $region        varchar   two or four digits; null for all
-- columns: edition        integer   year
--          as_of_day      date      of the announcement; of 2022 of the final
--          category       varchar
--          award_place    varchar   1 to 3, or honourable_1 to 3
--          winner_id      varchar
--          winner_en      varchar
--          region_code    varchar
--          source         varchar
--          note_id        varchar
--          note_en        varchar
--          provenance     varchar
-- data:    award_winners
select
    edition,
    announced_on as as_of_day,
    category,
    award_place,
    winner_id,
    winner_en,
    region_code,
    source,
    note_id,
    note_en,
    provenance
from marts.award_winners
where
    region_code is not null -- of whom no source says of which of two namesakes, is of no area
    and ($region is null or region_code = $region or region_code[1:2] = $region)
order by edition desc, length(region_code), category, award_place, region_code

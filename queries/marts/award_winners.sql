-- Places and honourable mentions in the PLUT award as announced: one row per edition, category and region.
-- Criteria and weights were not published.
--
-- grain:   edition, category, winner_en
-- columns: edition       integer   year
--          announced_on  date      of 2022 the day of the final
--          category      varchar   'centre', 'best_consultant', 'most_innovative_consultant',
--                        'favourite_consultant',
--                                  'most_contributing_local_government'
--          level         varchar   of the category, 'province' or 'regency'; null where it has none
--          award_place   varchar   1 to 3, or honourable_1 to 3
--          region_code   varchar   two or four digits; null where no source says which region it is
--          region_printed varchar  the place as printed then
--          winner_id     varchar
--          winner_en     varchar
--          source        varchar
--          note_id       varchar
--          note_en       varchar
--          provenance    varchar
-- data:    award_winners
select
    edition::integer as edition,
    announced_on::date as announced_on,
    category,
    level,
    place as award_place,
    region_code,
    region_printed,
    winner_id,
    winner_en,
    source,
    note_id,
    note_en,
    'published' as provenance
from raw.published_award_winners
order by edition, category, region_code

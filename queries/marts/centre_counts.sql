-- How many centres a province, or the country, was said to have, one row per statement.
--
-- grain:   count_id
-- columns: count_id         varchar
--          region_code      varchar   two digits; null for the country
--          counted_level    varchar   'regency' where only that level was counted; null for all centres
--          centres          bigint    centres
--          province_level   bigint    of them at province level; null where the source does not say
--          regency_level    bigint    of them at regency or city level
--          provinces        bigint    in how many provinces, for the country
--          of_provinces     bigint    of how many
--          as_of            varchar   as the source prints it; null where it shows no date
--          as_of_day        date      last day of that date
--          is_latest        boolean   the newest statement about the region
--          status           varchar
--          statement_id     varchar
--          statement_en     varchar
--          note_id          varchar
--          note_en          varchar
--          source           varchar
--          provenance       varchar
-- data:    centre_counts
select
    count_id,
    province_code as region_code,
    level as counted_level,
    centres::bigint as centres,
    province_level::bigint as province_level,
    regency_level::bigint as regency_level,
    provinces::bigint as provinces,
    of_provinces::bigint as of_provinces,
    as_of,
    last_day_of(as_of) as as_of_day,
    row_number() over (
        partition by province_code order by last_day_of(as_of) desc nulls last, count_id desc
    ) = 1 as is_latest,
    status,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    'published' as provenance
from raw.published_centre_counts
order by count_id

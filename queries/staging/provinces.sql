-- Provinces of the reference data, typed.
--
-- grain:   province_code
-- columns: province_code      varchar
--          province_name      varchar
--          capital            varchar
--          population_people  bigint    people
--          area_km2           double    square kilometres, null where the source has none
--          longitude          double    degrees, of the capital
--          latitude           double    degrees, of the capital
--          island_group       varchar
-- data:    provinces
select
    province_code,
    name as province_name,
    capital,
    population_people::bigint as population_people,
    area_km2::double as area_km2,
    longitude::double as longitude,
    latitude::double as latitude,
    island_group
from raw.reference_provinces
order by province_code

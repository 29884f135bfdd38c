-- Regencies and cities of the reference data, typed.
--
-- grain:   regency_code
-- columns: regency_code       varchar
--          province_code      varchar
--          regency_name       varchar
--          kind               varchar   'kabupaten' or 'kota'
--          capital            varchar
--          population_people  bigint    people
--          area_km2           double    square kilometres, null where the source has none
--          longitude          double    degrees, of the seat
--          latitude           double    degrees, of the seat
--          island_group       varchar
--          is_self_governing  boolean   false for the six administrative units of Jakarta
-- data:    regencies
select
    regency_code,
    province_code,
    name as regency_name,
    kind,
    capital,
    population_people::bigint as population_people,
    area_km2::double as area_km2,
    longitude::double as longitude,
    latitude::double as latitude,
    island_group,
    self_governing::boolean as is_self_governing
from raw.reference_regencies
order by regency_code

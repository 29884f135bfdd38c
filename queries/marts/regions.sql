-- The 38 provinces and the 514 regencies and cities, as one list of regions.
--
-- grain:   region_code
-- columns: region_code        varchar   two digits of a province, four of a regency or city
--          region_name        varchar
--          level              varchar   'province' or 'regency'
--          province_code      varchar   of a province its own
--          province_name      varchar
--          capital            varchar
--          island_group       varchar
--          population_people  bigint    people
--          area_km2           double    square kilometres, null where the source has none
--          longitude          double    degrees, of the capital or seat
--          latitude           double    degrees, of the capital or seat
--          regencies          bigint    regencies and cities of a province; null for a regency
--          is_self_governing  boolean   false for the six administrative units of Jakarta
--          provenance         varchar
-- data:    provinces, regencies
select
    province_code as region_code,
    province_name as region_name,
    'province' as level,
    province_code,
    province_name,
    capital,
    island_group,
    population_people,
    area_km2,
    longitude,
    latitude,
    regencies,
    true as is_self_governing,
    provenance
from marts.provinces
union all
select
    regency_code as region_code,
    regency_name as region_name,
    'regency' as level,
    province_code,
    province_name,
    capital,
    island_group,
    population_people,
    area_km2,
    longitude,
    latitude,
    null as regencies,
    is_self_governing,
    provenance
from marts.regencies
order by region_code

-- The 514 regencies and cities.
--
-- grain:   regency_code
-- columns: regency_code       varchar
--          regency_name       varchar
--          province_code      varchar
--          province_name      varchar
--          kind               varchar   'kabupaten' or 'kota'
--          capital            varchar
--          population_people  bigint    people
--          area_km2           double    square kilometres, null where the source has none
--          longitude          double    degrees, of the seat
--          latitude           double    degrees, of the seat
--          island_group       varchar
--          is_self_governing  boolean   false for the six administrative units of Jakarta
--          provenance         varchar
-- data:    regencies
select
    regencies.regency_code,
    regencies.regency_name,
    regencies.province_code,
    provinces.province_name,
    regencies.kind,
    regencies.capital,
    regencies.population_people,
    regencies.area_km2,
    regencies.longitude,
    regencies.latitude,
    regencies.island_group,
    regencies.is_self_governing,
    'published' as provenance
from staging.regencies
inner join staging.provinces using (province_code)
order by regencies.regency_code

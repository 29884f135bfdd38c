-- The 38 provinces.
--
-- grain:   province_code
-- columns: province_code            varchar
--          province_name            varchar
--          capital                  varchar
--          population_people        bigint    people
--          area_km2                 double    square kilometres, null where the source has none
--          longitude                double    degrees, of the capital
--          latitude                 double    degrees, of the capital
--          island_group             varchar
--          regencies                bigint    regencies and cities
--          self_governing_regencies bigint    regencies and cities that govern themselves
--          provenance               varchar
-- data:    provinces, regencies
select
    provinces.province_code,
    provinces.province_name,
    provinces.capital,
    provinces.population_people,
    provinces.area_km2,
    provinces.longitude,
    provinces.latitude,
    provinces.island_group,
    count(*) as regencies,
    count(*) filter (where regencies.is_self_governing) as self_governing_regencies,
    'published' as provenance
from staging.provinces
inner join staging.regencies using (province_code)
group by all
order by provinces.province_code

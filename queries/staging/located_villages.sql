-- Villages that have coordinates, each with the number of them in its regency: a regency's people are spread
-- over these.
--
-- grain:   village_code
-- columns: village_code       varchar
--          regency_code       varchar
--          province_code      varchar
--          population_people  bigint    people of the regency
--          villages           bigint    villages of the regency that have coordinates
-- data:    villages, regencies
select
    villages.village_code,
    villages.regency_code,
    regencies.province_code,
    regencies.population_people,
    count(*) over (partition by villages.regency_code) as villages
from raw.reference_villages as villages
inner join staging.regencies using (regency_code)
where villages.longitude is not null and villages.latitude is not null
order by villages.village_code

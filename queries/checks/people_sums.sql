-- Provinces whose people are not the sum of the people of their regencies and cities.
--
-- columns: province_code      varchar
--          population_people  bigint    people
--          regencies_people   bigint    people
select
    provinces.province_code,
    provinces.population_people,
    sum(regencies.population_people)::bigint as regencies_people
from marts.provinces
left join marts.regencies using (province_code)
group by all
having provinces.population_people is distinct from sum(regencies.population_people)
order by all

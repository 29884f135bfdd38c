-- The five regencies and cities with most people farther than $radius_km from any centre.
--
-- grain:   regency_code
-- params:  $evidence         varchar   'A', 'documented' (A and B; null too) or 'all' (simulated placements
--                                      too)
--          $radius_km        integer   25, 50 (null too) or 100 straight-line kilometres
-- columns: regency_code      varchar
--          regency_name      varchar
--          province_name     varchar
--          people            bigint    people
--          beyond_people     bigint    people farther away, or without a centre on their land
--          provenance        varchar
-- data:    centres, villages, fixed_links, regencies, travel_times
with counted as (
    select
        regency_code,
        people,
        people - round(covered_people)::bigint as beyond_people,
        provenance
    from covered_regencies($evidence, $radius_km)
)

select
    regencies.regency_code,
    regencies.regency_name,
    regencies.province_name,
    counted.people,
    counted.beyond_people,
    weaker(counted.provenance, regencies.provenance) as provenance
from counted
inner join marts.regencies using (regency_code)
where counted.beyond_people > 0
order by counted.beyond_people desc, regencies.regency_code
limit 5

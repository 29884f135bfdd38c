-- People of each province who live within $radius_km of a centre on the same land.
--
-- grain:   province_code
-- params:  $evidence         varchar   'A', 'documented' (A and B; null too) or 'all' (simulated placements
--                                      too)
--          $radius_km        integer   25, 50 (null too) or 100 straight-line kilometres
-- columns: province_code     varchar
--          province_name     varchar
--          people            bigint    people
--          covered_people    decimal(38,6)   people
--          covered_share     double    0 to 1; null where no centre found reaches anybody, which is not 0
--          provenance        varchar
-- data:    centres, villages, fixed_links, regencies, provinces, travel_times
select
    provinces.province_code,
    provinces.province_name,
    sum(coverage.people)::bigint as people,
    sum(coverage.covered_people) as covered_people,
    if($evidence = 'all', sum(coverage.covered_people), nullif(sum(coverage.covered_people), 0))::double
    / sum(coverage.people)::double as covered_share,
    weaker(any_value(provinces.provenance), weakest(weaker(coverage.provenance, regencies.provenance)))
        as provenance
from covered_regencies($evidence, $radius_km) as coverage
inner join marts.regencies using (regency_code)
inner join marts.provinces using (province_code)
group by provinces.province_code, provinces.province_name
order by provinces.province_code

-- People within $radius_km of a centre by region, with the class that the map shades it by.
--
-- grain:   region_code
-- params:  $level            varchar   'province' or 'regency' (null too)
--          $evidence         varchar   'A', 'documented' (A and B; null too) or 'all' (simulated placements
--                                      too)
--          $radius_km        integer   25, 50 (null too) or 100 straight-line kilometres
-- columns: region_code       varchar
--          region_name       varchar
--          province_name     varchar
--          people            bigint    people
--          covered_people    bigint    people
--          beyond_people     bigint    people farther away, or without a centre on their land
--          covered_share     double    0 to 1; null where no centre found reaches anybody, which is not 0
--          class             integer   0 none found, 1 below a quarter, 2 below half, 3 below three
--                                      quarters, 4 more
--          provenance        varchar
-- data:    centres, villages, fixed_links, regencies, provinces, travel_times
with counted as (
    select
        regencies.regency_code,
        regencies.regency_name,
        provinces.province_code,
        provinces.province_name,
        coverage.people,
        coverage.covered_people,
        weaker(coverage.provenance, weaker(regencies.provenance, provinces.provenance)) as provenance
    from covered_regencies($evidence, $radius_km) as coverage
    inner join marts.regencies using (regency_code)
    inner join marts.provinces using (province_code)
),

summed as (
    select
        case when $level = 'province' then province_code else regency_code end as region_code,
        case when $level = 'province' then province_name else regency_name end as region_name,
        province_name,
        sum(people)::bigint as people,
        sum(covered_people) as covered_people,
        weakest(provenance) as provenance
    from counted
    group by region_code, region_name, province_name
)

select
    summed.region_code,
    summed.region_name,
    summed.province_name,
    summed.people,
    round(summed.covered_people)::bigint as covered_people,
    summed.people - round(summed.covered_people)::bigint as beyond_people,
    if($evidence = 'all', summed.covered_people, nullif(summed.covered_people, 0))::double / summed.people
        as covered_share,
    reach_class(summed.covered_people, summed.people) as class,
    summed.provenance
from summed
order by summed.region_code

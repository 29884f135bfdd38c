-- The classes of the map of people within $radius_km of a centre: what a list tells where the map is
-- simulated, as a share to the last digit would tell of which region it is (see consultants/regions).
--
-- grain:   class, provenance
-- params:  $level            varchar   'province' or 'regency' (null too)
--          $evidence         varchar   'A', 'documented' (A and B; null too) or 'all' (simulated placements
--                                      too)
--          $radius_km        integer   25, 50 (null too) or 100 straight-line kilometres
-- columns: class             integer   see reach_class
--          class_areas       bigint    regions of the class
--          class_people      bigint    people of them
--          provenance        varchar
-- data:    centres, villages, fixed_links, regencies, provinces, travel_times
with summed as (
    select
        if($level = 'province', regencies.province_code, regencies.regency_code) as region_code,
        sum(coverage.people)::bigint as people,
        sum(coverage.covered_people) as covered_people,
        weakest(weaker(coverage.provenance, regencies.provenance)) as provenance
    from covered_regencies($evidence, $radius_km) as coverage
    inner join marts.regencies using (regency_code)
    group by 1
)

select
    reach_class(covered_people, people) as class,
    count(*) as class_areas,
    sum(people)::bigint as class_people,
    provenance
from summed
group by class, provenance
order by class, provenance

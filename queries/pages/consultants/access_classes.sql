-- The classes of the map of access to consultants: what a list tells where the map is simulated, as a number
-- to the last digit would tell of which regency it is (see consultants/access).
--
-- grain:   class, provenance
-- params:  $as_of               date      null for the day on which the newest contract begins
--          $simulated           boolean   false leaves simulated records out; null counts them
-- columns: class                integer   0 none, then below 0.05, 0.1, 0.2 and 0.4, and more, per 100,000
--                                         people
--          class_areas          bigint    regencies and cities of the class
--          class_people         bigint    people of them
--          provenance           varchar
-- data:    consultants, villages, centres, fixed_links, regencies, travel_times
select
    if(consultants is null, 0, class_of(access_per_100k, access_borders())) as class,
    count(*) as class_areas,
    sum(people)::bigint as class_people,
    provenance
from regency_access($as_of, $simulated)
group by class, provenance
order by class, provenance

-- People of the whole country within $radius_km of a centre, under each kind of evidence.
--
-- grain:   evidence
-- params:  $radius_km         integer   25, 50 (null too) or 100 straight-line kilometres
-- columns: evidence           varchar   'A', 'documented' (A and B) or 'all' (simulated placements too)
--          people             bigint    people
--          covered_people     decimal(38,6)   people
--          beyond_people      decimal(38,6)   people farther away, or without a centre on their land
--          unreachable_people decimal(38,6)   people without a centre on their land
--          covered_share      double    0 to 1
--          regencies_by_minutes bigint   regencies and cities for which the office's travel times stand in
--                                        for distances
--          provenance         varchar
-- data:    centres, villages, fixed_links, regencies, travel_times
select
    evidence,
    sum(people)::bigint as people,
    sum(
        people_within($radius_km, within_25_people, within_50_people, within_100_people)
    ) as covered_people,
    sum(people) - covered_people as beyond_people,
    sum(people) - sum(reachable_people) as unreachable_people,
    covered_people::double / sum(people)::double as covered_share,
    count(*) filter (where has_minutes) as regencies_by_minutes,
    weakest(provenance) as provenance
from marts.regency_coverage
group by evidence
order by evidence

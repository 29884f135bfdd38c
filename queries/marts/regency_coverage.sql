-- How many people of each regency and city live near a centre, under each kind of evidence.
--
-- grain:   regency_code, evidence
-- columns: regency_code         varchar
--          evidence             varchar   'A', 'documented' (A and B) or 'all' (simulated placements too)
--          people               bigint    people, spread evenly over the villages that have coordinates
--          villages             bigint    villages that have coordinates
--          within_25_people     decimal(20,6)   people within 25 km of a centre on the same land
--          within_50_people     decimal(20,6)   people
--          within_100_people    decimal(20,6)   people
--          reachable_people     decimal(20,6)   people with a centre on the same land, however far
--          has_minutes          boolean   whether the office's travel times stand in for distances
--          provenance           varchar
-- data:    villages, centres, fixed_links, regencies, travel_times
with nearest as (
    select
        evidence_centres.evidence,
        reach.village_code,
        min(reach.distance_km) as distance_km
    from staging.reach
    inner join staging.evidence_centres using (centre_id)
    group by evidence_centres.evidence, reach.village_code
),

kinds as (
    select unnest(evidence_kinds()) as evidence
),

trust as (
    select
        kinds.evidence,
        beside('derived', weakest(evidence_centres.provenance), null) as provenance
    from kinds
    left join staging.evidence_centres using (evidence)
    group by kinds.evidence
),

counted as (
    select
        villages.regency_code,
        trust.evidence,
        any_value(villages.population_people) as people,
        count(*) as villages,
        count(*) filter (where nearest.distance_km <= 25) as within_25,
        count(*) filter (where nearest.distance_km <= 50) as within_50,
        count(*) filter (where nearest.distance_km <= 100) as within_100,
        count(nearest.distance_km) as reachable,
        any_value(trust.provenance) as provenance
    from staging.located_villages as villages
    cross join trust
    left join nearest on villages.village_code = nearest.village_code and trust.evidence = nearest.evidence
    group by villages.regency_code, trust.evidence
),

timed as (
    select distinct regency_code
    from staging.office_travel_times
)

select
    counted.regency_code,
    counted.evidence,
    counted.people,
    counted.villages,
    (counted.people * counted.within_25 / counted.villages)::decimal(20, 6) as within_25_people,
    (counted.people * counted.within_50 / counted.villages)::decimal(20, 6) as within_50_people,
    (counted.people * counted.within_100 / counted.villages)::decimal(20, 6) as within_100_people,
    (counted.people * counted.reachable / counted.villages)::decimal(20, 6) as reachable_people,
    timed.regency_code is not null as has_minutes,
    if(timed.regency_code is not null, weaker(counted.provenance, 'imported'), counted.provenance)
        as provenance
from counted
left join timed using (regency_code)
order by counted.regency_code, counted.evidence

-- People by the centres and the seats of regencies that they have within reach; villages that reach the same
-- are one row.
--
-- grain:   demand_id
-- columns: demand_id       bigint
--          evidence        varchar   'A', 'documented' (A and B) or 'all' (simulated placements too)
--          radius_km       integer   25, 50 or 100
--          province_code   varchar
--          centre_ids      varchar[] centres within reach
--          seat_codes      varchar[] regencies and cities whose seat is within reach, straight-line over
--                                    connected land
--          people          decimal(20,6)   people
--          provenance      varchar
-- data:    villages, centres, fixed_links, regencies, travel_times
with kinds as (
    select
        evidence,
        weaker('derived', weakest(provenance)) as provenance
    from staging.evidence_centres
    group by evidence
),

radii as (
    select unnest(radii_km())::integer as radius_km
),

centre_lists as (
    select
        evidence_centres.evidence,
        radii.radius_km,
        reach.village_code,
        list(reach.centre_id order by reach.centre_id) as centre_ids
    from staging.reach
    inner join staging.evidence_centres using (centre_id)
    inner join radii on reach.distance_km <= radii.radius_km
    group by evidence_centres.evidence, radii.radius_km, reach.village_code
),

seat_lists as (
    select
        radius_km::integer as radius_km,
        seat_set,
        list(regency_code order by regency_code) as seat_codes
    from geography.seat_sets
    group by radius_km, seat_set
),

grouped as (
    select
        kinds.evidence,
        members.radius_km::integer as radius_km,
        villages.province_code,
        villages.regency_code,
        coalesce(centre_lists.centre_ids, []) as centre_ids,
        members.seat_set,
        any_value(kinds.provenance) as provenance,
        any_value(villages.population_people) * count(*) / any_value(villages.villages) as people
    from geography.village_seat_sets as members
    inner join staging.located_villages as villages using (village_code)
    cross join kinds
    left join centre_lists
        on
            members.village_code = centre_lists.village_code
            and members.radius_km = centre_lists.radius_km
            and kinds.evidence = centre_lists.evidence
    group by all
)

select
    row_number() over (
        order by
            grouped.evidence, grouped.radius_km, grouped.province_code, grouped.centre_ids, grouped.seat_set
    ) as demand_id,
    grouped.evidence,
    grouped.radius_km,
    grouped.province_code,
    grouped.centre_ids,
    coalesce(any_value(seat_lists.seat_codes), []) as seat_codes,
    sum(grouped.people::decimal(20, 6))::decimal(20, 6) as people,
    any_value(grouped.provenance) as provenance
from grouped
left join seat_lists using (radius_km, seat_set)
group by grouped.evidence, grouped.radius_km, grouped.province_code, grouped.centre_ids, grouped.seat_set
order by demand_id

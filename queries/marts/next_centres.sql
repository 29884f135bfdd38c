-- The seats at which 1 to 10 new centres would bring most people within reach, existing centres staying where
-- they are.
--
-- grain:   evidence, radius_km, centre_count, pick_order
-- columns: evidence        varchar   'A', 'documented' (A and B) or 'all' (simulated placements too)
--          radius_km       integer   25, 50 or 100
--          centre_count    integer   how many new centres; their seats are chosen together
--          pick_order      integer   1 adds most, each next one most to those before it
--          regency_code    varchar
--          gained_people   double    people whom no centre and no earlier pick reaches
--          gap_share       double    0 to 1, how far at most from the best possible; 0 is proved exact
--          provenance      varchar
-- data:    villages, centres, fixed_links, regencies, travel_times
with trust as (
    select
        evidence,
        weakest(provenance) as provenance
    from marts.demand
    group by evidence
)

select
    picks.evidence,
    picks.radius_km,
    picks.centre_count,
    picks.pick_order,
    picks.regency_code,
    picks.gained_people,
    picks.gap_share,
    trust.provenance
from geography.next_centres as picks
inner join trust using (evidence)
order by picks.evidence, picks.radius_km, picks.centre_count, picks.pick_order

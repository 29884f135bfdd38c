-- Where next: the seats at which $centre_count new centres would bring most people within reach, chosen
-- together.
--
-- grain:   pick_order
-- params:  $evidence            varchar   'A', 'documented' (A and B; null too) or 'all' (simulated
--                                         placements too)
--          $radius_km           integer   25, 50 (null too) or 100 straight-line kilometres
--          $centre_count        integer   1 to 10; null for 10
-- columns: pick_order           integer   1 adds most, each next one most to those before it
--          regency_code         varchar
--          regency_name         varchar
--          province_name        varchar
--          longitude            double    degrees, of the seat
--          latitude             double    degrees, of the seat
--          gained_people        double    people whom no centre and no earlier pick reaches
--          covered_share_after  double    0 to 1, with this pick and those before it
--          gap_share            double    0 to 1, how far at most from the best possible; 0 is proved exact
--          provenance           varchar
-- data:    centres, villages, fixed_links, regencies, travel_times
with covered as (
    select
        sum(people)::double as people,
        sum(covered_people)::double as covered_people,
        weakest(provenance) as provenance
    from covered_regencies($evidence, $radius_km)
),

picks as (
    select
        *,
        sum(gained_people) over so_far as gained_so_far,
        min(trust(provenance)) over so_far as least_trust
    from marts.next_centres
    where
        evidence = coalesce($evidence, 'documented')
        and radius_km = coalesce($radius_km, usual_radius_km())
        and centre_count = coalesce($centre_count, 10)
    window so_far as (order by pick_order)
)

select
    picks.pick_order,
    regencies.regency_code,
    regencies.regency_name,
    regencies.province_name,
    regencies.longitude,
    regencies.latitude,
    picks.gained_people,
    (covered.covered_people + picks.gained_so_far) / covered.people as covered_share_after,
    picks.gap_share,
    weaker(weaker(regencies.provenance, covered.provenance), provenances()[picks.least_trust]) as provenance
from picks
inner join marts.regencies using (regency_code)
cross join covered
order by picks.pick_order

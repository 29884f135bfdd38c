-- People within reach in each province, now and with centres added at seats of regencies or taken away.
--
-- grain:   province_code
-- params:  $evidence         varchar   'A', 'documented' (A and B; null too) or 'all' (simulated placements
--                                      too)
--          $radius_km        integer   25, 50 (null too) or 100 straight-line kilometres
--          $added            varchar   regency codes of new centres, joined by ~
--          $removed          varchar   ids of centres that are taken away, joined by ~
-- columns: province_code     varchar
--          province_name     varchar
--          people            bigint    people
--          covered_people    bigint    people within reach now
--          changed_people    bigint    people within reach with the changes
--          gained_people     bigint    the difference, negative where people lose their centre
--          changed_share     double    0 to 1, within reach with the changes
--          provenance        varchar
-- data:    centres, villages, fixed_links, regencies, provinces, travel_times
with chosen as (
    select
        string_split(coalesce($added, ''), '~') as added,
        string_split(coalesce($removed, ''), '~') as removed
),

judged as (
    select
        demand.province_code,
        demand.people,
        demand.provenance,
        len(demand.centre_ids) > 0 as is_covered,
        list_has_any(demand.seat_codes, chosen.added)
        or len(list_filter(demand.centre_ids, lambda centre: not list_contains(chosen.removed, centre))) > 0
            as is_covered_after
    from marts.demand
    cross join chosen
    where
        demand.evidence = coalesce($evidence, 'documented')
        and demand.radius_km = coalesce($radius_km, usual_radius_km())
),

summed as (
    select
        province_code,
        round(sum(people))::bigint as people,
        round(coalesce(sum(people) filter (where is_covered), 0))::bigint as covered_people,
        round(coalesce(sum(people) filter (where is_covered_after), 0))::bigint as changed_people,
        weakest(provenance) as provenance
    from judged
    group by province_code
)

select
    provinces.province_code,
    provinces.province_name,
    summed.people,
    summed.covered_people,
    summed.changed_people,
    summed.changed_people - summed.covered_people as gained_people,
    summed.changed_people / summed.people as changed_share,
    weaker(summed.provenance, provinces.provenance) as provenance
from summed
inner join marts.provinces using (province_code)
order by provinces.province_code

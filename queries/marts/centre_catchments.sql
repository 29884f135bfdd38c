-- The people of each regency and city in the distance bands around each centre.
--
-- grain:   regency_code, centre_id
-- columns: regency_code       varchar
--          centre_id          varchar
--          to_25_people       decimal(20,6)   people up to 25 km from the centre
--          to_50_people       decimal(20,6)   people farther than 25 and up to 50 km
--          to_100_people      decimal(20,6)   people farther than 50 and up to 100 km
--          provenance         varchar
-- data:    villages, centres, fixed_links, regencies, travel_times
with banded as (
    select
        villages.regency_code,
        reach.centre_id,
        any_value(villages.population_people) as people,
        any_value(villages.villages) as villages,
        count(*) filter (where reach.distance_km <= 25) as to_25,
        count(*) filter (where reach.distance_km > 25 and reach.distance_km <= 50) as to_50,
        count(*) filter (where reach.distance_km > 50) as to_100,
        bool_or(reach.is_by_minutes) as is_by_minutes
    from staging.reach
    inner join staging.located_villages as villages using (village_code)
    where reach.distance_km <= 100
    group by villages.regency_code, reach.centre_id
)

select
    banded.regency_code,
    banded.centre_id,
    (banded.people * banded.to_25 / banded.villages)::decimal(20, 6) as to_25_people,
    (banded.people * banded.to_50 / banded.villages)::decimal(20, 6) as to_50_people,
    (banded.people * banded.to_100 / banded.villages)::decimal(20, 6) as to_100_people,
    weaker(centres.provenance, if(banded.is_by_minutes, 'imported', 'derived')) as provenance
from banded
inner join marts.centres using (centre_id)
order by banded.regency_code, banded.centre_id

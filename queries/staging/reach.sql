-- How far each village is from each centre: over connected land, or by the office's travel times where it has
-- loaded them.
--
-- grain:   village_code, centre_id
-- columns: village_code    varchar
--          centre_id       varchar
--          distance_km     double    kilometres; minutes at 50 km an hour where a travel time is given
--          is_by_minutes   boolean   whether the office's travel time stands in for the distance
-- data:    villages, centres, fixed_links, travel_times
select
    distances.village_code::varchar as village_code,
    distances.centre_id::varchar as centre_id,
    distances.distance_km,
    false as is_by_minutes
from geography.centre_distances as distances
inner join staging.located_villages as villages on distances.village_code::varchar = villages.village_code
anti join staging.office_travel_times as times
    on villages.regency_code = times.regency_code and distances.centre_id::varchar = times.centre_id
union all
select
    villages.village_code,
    times.centre_id,
    km_of_minutes(times.minutes) as distance_km,
    true as is_by_minutes
from staging.office_travel_times as times
inner join staging.located_villages as villages using (regency_code)
order by village_code, centre_id

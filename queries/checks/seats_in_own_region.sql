-- Seats of provinces and regencies, and centres, more than 20 km from the outline of their own region.
--
-- columns: kind          varchar
--          key           varchar
--          distance_km   double    kilometres
select
    kind,
    key,
    round(distance_km, 1) as distance_km
from geography.place_distances
where kind <> 'incoming' and (is_far_from_region(distance_km) or distance_km is null)
order by all

-- The areas of the same level whose seats are nearest to that of an area.
--
-- grain:   region_code
-- params:  $region            varchar   two or four digits
-- columns: region_code        varchar
--          region_name        varchar
--          province_name      varchar
--          between_seats_km   double    great-circle kilometres between the seats
--          provenance         varchar
-- data:    regencies, provinces
select
    regions.region_code,
    regions.region_name,
    regions.province_name,
    great_circle_km(own.longitude, own.latitude, regions.longitude, regions.latitude) as between_seats_km,
    weaker('derived', weaker(regions.provenance, own.provenance)) as provenance
from marts.regions
inner join marts.regions as own on own.region_code = $region and regions.level = own.level
where regions.region_code <> own.region_code
order by between_seats_km, regions.region_code
limit 6

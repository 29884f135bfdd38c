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
    peers.apart as between_seats_km,
    weaker(peers.provenance, regions.provenance) as provenance
from peers_of_area($region) as peers
inner join marts.regions using (region_code)
where peers.peers_of = 'near'
order by between_seats_km, regions.region_code

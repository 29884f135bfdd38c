-- The areas to put beside an area, by what they have in common with it, nearest first.
--
-- grain:   peers_of, region_code
-- params:  $region         varchar   two or four digits; null gives none
-- columns: peers_of        varchar   'islands', 'size', 'kind', 'poverty', 'near' or 'province'; of provinces
--                                    'islands', 'size' and 'near'
--          region_code     varchar
--          region_name     varchar
--          apart           double    see peers_of_area
--          provenance      varchar
-- data:    regencies, provinces, figures
select
    peers.peers_of,
    regions.region_code,
    regions.region_name,
    peers.apart,
    weaker(peers.provenance, regions.provenance) as provenance
from peers_of_area($region) as peers
inner join marts.regions using (region_code)
order by
    list_position(['islands', 'size', 'kind', 'poverty', 'near', 'province'], peers.peers_of),
    peers.apart,
    regions.region_code

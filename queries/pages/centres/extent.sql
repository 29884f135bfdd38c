-- The extent of the map: of one province, or of all.
--
-- grain:   provenance
-- params:  $province    varchar   province code; null for all
-- columns: west         double    degrees
--          east         double    degrees
--          south        double    degrees
--          north        double    degrees
--          provenance   varchar
-- data:    outlines
select
    min(west) as west,
    max(east) as east,
    min(south) as south,
    max(north) as north,
    weakest(provenance) as provenance
from marts.outline_regions
where level = 'province' and (code = $province or $province is null)
order by west

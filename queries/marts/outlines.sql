-- The outlines as GeoJSON, one FeatureCollection per level; every feature has the region's code as its id.
--
-- grain:   level
-- columns: level        varchar   'province' or 'regency'
--          geojson      varchar
--          provenance   varchar
-- data:    outlines
select
    level,
    geojson,
    'derived' as provenance
from geography.outline_files
order by level

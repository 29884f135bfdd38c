-- The outlines as GeoJSON, a FeatureCollection each; every feature has the region's code as its id.
--
-- grain:   drawn_in, level
-- columns: drawn_in     varchar   'province': as exact as they are; 'country': for a map of all
--          level        varchar   'province' or 'regency'
--          geojson      varchar
--          provenance   varchar
-- data:    outlines
select
    drawn_in,
    level,
    geojson,
    'derived' as provenance
from geography.outline_files
order by drawn_in, level

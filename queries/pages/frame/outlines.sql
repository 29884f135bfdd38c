-- The outlines of one level as a GeoJSON FeatureCollection whose features have the region's code as their id.
--
-- grain:   level
-- params:  $level       varchar   'province' or 'regency'; null for both
--          $drawn_in    varchar   'country' for a map of all; null: as exact as they are
-- columns: level        varchar
--          geojson      varchar
--          provenance   varchar
-- data:    outlines
select
    level,
    geojson,
    provenance
from marts.outlines
where
    (level = $level or $level is null)
    and drawn_in = coalesce($drawn_in, 'province')
order by level

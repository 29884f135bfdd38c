-- Lines that mark a region where nothing is found or known, as a map draws them.
--
-- grain:   drawn_in, level, region_code, longitude, latitude, to_longitude
-- columns: drawn_in       varchar   'country', or 'province' for a map of one province
--          level          varchar   'province' or 'regency'
--          region_code    varchar
--          longitude      double    degrees
--          latitude       double    degrees
--          to_longitude   double    degrees
--          to_latitude    double    degrees
--          provenance     varchar
-- data:    outlines
select
    drawn_in,
    level,
    region_code,
    longitude,
    latitude,
    to_longitude,
    to_latitude,
    'derived' as provenance
from geography.hatches
order by drawn_in, level, region_code, longitude, latitude, to_longitude

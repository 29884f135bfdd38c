-- Lines that mark a region where nothing is found or known, on a map of the country or of one province.
--
-- grain:   region_code, longitude, latitude, to_longitude
-- params:  $level         varchar   'province' (null too) or 'regency'
--          $province      varchar   code of a province that the map shows; null for the country
-- columns: region_code    varchar
--          longitude      double    degrees
--          latitude       double    degrees
--          to_longitude   double    degrees
--          to_latitude    double    degrees
--          provenance     varchar
-- data:    outlines
select
    region_code,
    longitude,
    latitude,
    to_longitude,
    to_latitude,
    provenance
from marts.hatches
where
    level = coalesce($level, 'province')
    and drawn_in = if($province is null, 'country', 'province')
    and (region_code[:2] = $province or $province is null)
order by region_code, longitude, latitude, to_longitude

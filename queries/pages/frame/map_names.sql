-- Short names of provinces, or of the regencies of one, and where they stand on a map.
--
-- grain:   code
-- params:  $level       varchar   'province' (null too) or 'regency'
--          $province    varchar   province code; null for all
-- columns: code         varchar   of the region
--          label        varchar
--          longitude    double    degrees
--          latitude     double    degrees
--          provenance   varchar
-- data:    outlines
select
    region_code as code,
    label,
    longitude,
    latitude,
    provenance
from marts.map_names
where level = coalesce($level, 'province') and (region_code[:2] = $province or $province is null)
order by region_code

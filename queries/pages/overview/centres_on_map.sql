-- The centres with a point to draw, by province, level and provenance.
--
-- grain:   centre_id
-- params:  $provenance          varchar   'published', 'imported' or 'simulated'; null for all
-- columns: centre_id            varchar
--          name                 varchar
--          level                varchar   'province' or 'regency'
--          province_code        varchar
--          province_name        varchar
--          regency_name         varchar
--          evidence_grade       varchar   A or B; null unless published
--          location_precision   varchar
--          longitude            double    degrees
--          latitude             double    degrees
--          provenance           varchar
-- data:    centres
select
    centre_id,
    name,
    level,
    province_code,
    province_name,
    regency_name,
    evidence_grade,
    location_precision,
    longitude,
    latitude,
    provenance
from marts.centres
where longitude is not null and (provenance = $provenance or $provenance is null)
order by centre_id

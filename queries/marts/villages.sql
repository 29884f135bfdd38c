-- Villages and the landmass that each lies on.
--
-- grain:   village_code
-- columns: village_code   varchar
--          regency_code   varchar
--          longitude      double    degrees, null where the source has none
--          latitude       double    degrees, null where the source has none
--          landmass       varchar   connected piece of land, named by the smallest village code on it
--          provenance     varchar
-- data:    villages
select
    village_code,
    regency_code,
    longitude,
    latitude,
    landmass,
    'published' as provenance
from raw.reference_villages
order by village_code

-- Every province, regency and city, to be found by name or code.
--
-- grain:   region_code
-- columns: region_code     varchar
--          region_name     varchar
--          province_code   varchar
--          province_name   varchar
--          provenance      varchar
-- data:    provinces, regencies
select
    region_code,
    region_name,
    province_code,
    province_name,
    provenance
from marts.regions
order by region_code

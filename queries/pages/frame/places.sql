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
    province_code as region_code,
    province_name as region_name,
    province_code,
    province_name,
    provenance
from marts.provinces
union all
select
    regency_code as region_code,
    regency_name as region_name,
    province_code,
    province_name,
    provenance
from marts.regencies
order by region_code

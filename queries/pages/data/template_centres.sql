-- The rows that a template of centres begins with: the centres of one province that are known by name.
--
-- grain:   centre_id
-- params:  $province              varchar   province code
-- columns: centre_id              varchar
--          name                   varchar
--          level                  varchar
--          province_code          varchar
--          province_name          varchar
--          regency_code           varchar
--          regency_name           varchar
--          provenance             varchar
-- data:    centres
select
    centre_id,
    name,
    level,
    province_code,
    province_name,
    regency_code,
    regency_name,
    provenance
from marts.centres
where province_code = $province and provenance <> 'simulated'
order by level, centre_id

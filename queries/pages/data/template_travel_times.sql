-- The rows that a template of travel times begins with: each regency and city of a province with each known
-- centre there.
--
-- grain:   regency_code, centre_id
-- params:  $province        varchar   province code
-- columns: regency_code     varchar
--          centre_id        varchar
--          provenance       varchar
-- data:    regencies, centres
select
    regencies.regency_code,
    centres.centre_id,
    weaker(regencies.provenance, centres.provenance) as provenance
from marts.regencies
inner join marts.centres on regencies.province_code = centres.province_code
where regencies.province_code = $province and centres.provenance <> 'simulated'
order by regencies.regency_code, centres.centre_id

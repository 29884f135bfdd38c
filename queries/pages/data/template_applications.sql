-- The rows that a template of certification applications begins with: each scheme at each known centre of one
-- province.
--
-- grain:   centre_id, scheme
-- params:  $province              varchar   province code
-- columns: centre_id              varchar
--          scheme                 varchar
--          regency_code           varchar   of the centre; null at province level
--          provenance             varchar
-- data:    centres, certification_applications
select
    centres.centre_id,
    schemes.scheme,
    case when centres.level = 'regency' then centres.regency_code end as regency_code,
    weaker(centres.provenance, schemes.provenance) as provenance
from marts.centres
cross join marts.schemes
where centres.province_code = $province and centres.provenance <> 'simulated'
order by centres.level, centres.centre_id, schemes.position

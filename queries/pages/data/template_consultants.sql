-- The rows that a template of consultants begins with: each field of the complement at each known centre of
-- one province.
--
-- grain:   centre_id, field
-- params:  $province              varchar   province code
-- columns: centre_id              varchar
--          field                  varchar
--          provenance             varchar
-- data:    centres
select
    centres.centre_id,
    fields.field,
    weaker(centres.provenance, fields.provenance) as provenance
from marts.centres
inner join marts.complement_fields as fields using (level)
where centres.province_code = $province and centres.provenance <> 'simulated'
order by centres.level, centres.centre_id, fields.field_order

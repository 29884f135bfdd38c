-- The rows that a template of consultants begins with: each field of the complement at each known centre of one province.
--
-- grain:   centre_id, field
-- params:  $province              varchar   province code
-- columns: centre_id              varchar
--          field                  varchar
--          provenance             varchar
-- data:    centres
with fields as (
    select
        unnest([
            'institution', 'human_resources', 'production', 'finance', 'marketing', 'information_technology', 'business_network'
        ]) as field,
        unnest([1, 2, 3, 4, 5, 6, 7]) as nth
)

select
    centres.centre_id,
    fields.field,
    centres.provenance
from marts.centres
inner join fields on fields.nth <= if(centres.level = 'province', 7, 5)
where centres.province_code = $province and centres.provenance <> 'simulated'
order by centres.level, centres.centre_id, fields.nth

-- The complement of a centre by its level: seven fields at province level, the first five at regency and city
-- level.
--
-- grain:   level, field
-- columns: level          varchar   'province' or 'regency'
--          field          varchar
--          field_order    integer   as the rule lists them
--          provenance     varchar
-- data:    centres
select
    level,
    field,
    field_order::integer as field_order,
    'published' as provenance
from raw.reference_complement_fields
order by level, field_order

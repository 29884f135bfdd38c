-- The checks that this edition has passed.
--
-- grain:   name
-- columns: name             varchar
--          description      varchar   the header of its SQL file
--          offending_rows   bigint    rows
--          provenance       varchar
-- data:    provinces, regencies, centres, consultants
select
    name,
    description,
    offending_rows,
    provenance
from marts.checks
order by name

-- Road bridges that join two landmasses.
--
-- grain:   landmass_a, landmass_b
-- columns: landmass_a   varchar
--          landmass_b   varchar
--          name         varchar
--          opened       varchar   a day or a year
--          source       varchar
--          provenance   varchar
-- data:    fixed_links
select
    landmass_a,
    landmass_b,
    name,
    opened,
    source,
    'published' as provenance
from raw.reference_fixed_links
order by landmass_a, landmass_b

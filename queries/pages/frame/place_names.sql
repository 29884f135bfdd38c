-- The names by which a reader may look for a province, regency or city: its own, others, and its capital.
--
-- grain:   region_code, name
-- columns: region_code     varchar
--          name            varchar
--          provenance      varchar
-- data:    provinces, regencies
select distinct
    names.region_code,
    names.name,
    regions.provenance
from marts.place_names as names
inner join marts.regions as regions on names.region_code = regions.region_code
order by names.region_code, names.name

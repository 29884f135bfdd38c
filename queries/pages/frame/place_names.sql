-- The names by which a reader may look for a province, regency or city: its own, others, and its capital.
--
-- grain:   region_code, name
-- columns: region_code     varchar
--          name            varchar
--          provenance      varchar
-- data:    provinces, regencies
select
    names.region_code,
    names.name,
    weakest(beside(names.provenance, regions.provenance, null)) as provenance
from marts.place_names as names
inner join marts.regions as regions on names.region_code = regions.region_code
group by names.region_code, names.name
order by names.region_code, names.name

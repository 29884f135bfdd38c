-- Other names of places that name no place, no source or no reason, and places without a capital.
--
-- columns: code   varchar
--          name   varchar
select
    aliases.code,
    aliases.alias as name
from raw.reference_region_aliases as aliases
left join marts.regions as regions on aliases.code = regions.region_code and aliases.level = regions.level
where
    regions.region_code is null
    or coalesce(trim(aliases.source), '') = ''
    or coalesce(trim(aliases.why), '') = ''
union all
select
    region_code as code,
    region_name as name
from marts.regions
where coalesce(trim(capital), '') = ''
order by code, name

-- Codes without an outline and outlines without a region: a map that hides a region must say so. No row is
-- good news.
--
-- grain:   level, region_code
-- columns: level         varchar
--          region_code   varchar
--          region_name   varchar
--          joined        varchar   'no outline', 'no region' or 'no point' (a centre of which only the
--                                  province is known)
--          provenance    varchar
-- data:    outlines, provinces, regencies, centres
select
    coalesce(regions.level, outlines.level) as level,
    coalesce(regions.region_code, outlines.code) as region_code,
    regions.region_name,
    case when outlines.area_km2 is null then 'no outline' else 'no region' end as joined,
    weaker(
        coalesce(regions.provenance, outlines.provenance), coalesce(outlines.provenance, regions.provenance)
    ) as provenance
from marts.regions
full join marts.outline_regions as outlines
    on regions.level = outlines.level and regions.region_code = outlines.code
where outlines.area_km2 is null or regions.region_name is null
union all
select
    level,
    centre_id as region_code,
    name as region_name,
    'no point' as joined,
    provenance
from marts.centres
where longitude is null
order by level, region_code

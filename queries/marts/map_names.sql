-- The short name of each region on a map, and where its middle stands: of provinces as set by hand, of
-- regencies and cities in the middle of the largest circle inside them.
--
-- grain:   level, region_code
-- columns: level         varchar   'province' or 'regency'
--          region_code   varchar
--          label         varchar
--          longitude     double    degrees
--          latitude      double    degrees
--          provenance    varchar
-- data:    outlines
select
    'province' as level,
    province_code as region_code,
    label,
    longitude::double as longitude,
    latitude::double as latitude,
    'derived' as provenance
from raw.reference_map_names
union all
select
    middles.level,
    middles.region_code,
    regexp_replace(regions.regency_name, '^Kabupaten ', '') as label,
    middles.longitude,
    middles.latitude,
    'derived' as provenance
from geography.middles as middles
inner join staging.regencies as regions on middles.region_code = regions.regency_code
order by level, region_code

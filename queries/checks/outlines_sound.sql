-- Outlines that are missing, empty, invalid, overlap a neighbour or have a counter-clockwise ring (it would
-- flood the map).
--
-- columns: level     varchar
--          code      varchar
--          problem   varchar
select
    regions.level,
    regions.region_code as code,
    case
        when outlines.code is null then 'no outline'
        when outlines.is_empty then 'empty'
        when not outlines.is_valid then 'invalid'
        when not outlines.is_clockwise then 'a ring runs counter-clockwise'
        when not outlines.fits_neighbours then 'overlaps a neighbour'
    end as problem
from marts.regions
left join geography.outlines_measured as outlines
    on regions.level = outlines.level and regions.region_code = outlines.code
where
    outlines.code is null
    or outlines.is_empty
    or not outlines.is_valid
    or not outlines.is_clockwise
    or not outlines.fits_neighbours
order by all

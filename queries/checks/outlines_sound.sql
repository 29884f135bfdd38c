-- Outlines that are missing, empty, invalid, overlap a neighbour or have a counter-clockwise ring (it would flood the map).
--
-- columns: level     varchar
--          code      varchar
--          problem   varchar
with regions as (
    select
        'province' as level,
        province_code as code
    from marts.provinces
    union all
    select
        'regency' as level,
        regency_code as code
    from marts.regencies
)

select
    level,
    code,
    case
        when outlines.code is null then 'no outline'
        when outlines.is_empty then 'empty'
        when not outlines.is_valid then 'invalid'
        when not outlines.is_clockwise then 'a ring runs counter-clockwise'
        when not outlines.fits_neighbours then 'overlaps a neighbour'
    end as problem
from regions
left join geography.outlines_measured as outlines using (level, code)
where
    outlines.code is null
    or outlines.is_empty
    or not outlines.is_valid
    or not outlines.is_clockwise
    or not outlines.fits_neighbours
order by all

-- The areas of the same level whose seats are nearest to that of an area.
--
-- grain:   region_code
-- params:  $region            varchar   two or four digits
-- columns: region_code        varchar
--          region_name        varchar
--          province_name      varchar
--          between_seats_km   double    great-circle kilometres between the seats
--          provenance         varchar
-- data:    regencies, provinces
with regions as (
    select
        province_code as region_code,
        province_name as region_name,
        province_name,
        'province' as level,
        radians(longitude) as x,
        radians(latitude) as y,
        provenance
    from marts.provinces
    union all
    select
        regency_code,
        regency_name,
        province_name,
        'regency',
        radians(longitude),
        radians(latitude),
        provenance
    from marts.regencies
)

select
    regions.region_code,
    regions.region_name,
    regions.province_name,
    2 * 6371.0088 * asin(sqrt(
        pow(sin((regions.y - own.y) / 2), 2) + cos(regions.y) * cos(own.y) * pow(sin((regions.x - own.x) / 2), 2)
    )) as between_seats_km,
    weaker('derived', weaker(regions.provenance, own.provenance)) as provenance
from regions
inner join regions as own on own.region_code = $region and regions.level = own.level
where regions.region_code <> own.region_code
order by between_seats_km, regions.region_code
limit 6

-- Products certified halal by size of their enterprise, where a source splits those of a province.
--
-- grain:   region_code, size_class
-- columns: region_code     varchar
--          region_name     varchar
--          size_order      integer   1 to 4
--          size_class      varchar   'micro', 'small', 'medium' or 'large'
--          product_count   bigint    products
--          product_share   double    0 to 1, of all of the province
--          total_count     bigint    products of the province, all sizes
--          as_of_day       date
--          source          varchar   addresses, or the outlet
--          provenance      varchar
-- data:    figures, provinces
with sizes as (
    select listed.*
    from
        (
            values
            (1, 'micro'),
            (2, 'small'),
            (3, 'medium'),
            (4, 'large')
        ) as listed (size_order, size_class)
)

select
    figures.region_code,
    provinces.province_name as region_name,
    sizes.size_order,
    sizes.size_class,
    figures.value::bigint as product_count,
    (figures.value / sum(figures.value) over of_province)::double as product_share,
    sum(figures.value) over of_province::bigint as total_count,
    figures.as_of_day,
    coalesce(figures.address, figures.outlet) as source,
    weaker('derived', weaker(provinces.provenance, figures.provenance)) as provenance
from sizes
inner join marts.figures on figures.measure = 'halal_products_' || sizes.size_class
inner join marts.provinces on figures.region_code = provinces.province_code
window of_province as (partition by figures.region_code, figures.as_of)
order by figures.region_code, sizes.size_order

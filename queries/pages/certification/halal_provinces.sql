-- Products certified halal by province, where a source prints them; the others are not known, which is not
-- zero.
--
-- grain:   region_code
-- columns: region_code    varchar
--          region_name    varchar
--          product_count  bigint    products; null where no source prints it
--          class          integer   0 not known, 1 fewer than 150,000, 2 to 300,000, 3 to 600,000, 4 more
--          as_of_day      date
--          source         varchar
--          provenance     varchar
-- data:    certification_facts, provinces
with printed as (
    select *
    from marts.facts
    where measure = 'products_per_province'
)

select
    provinces.province_code as region_code,
    provinces.province_name as region_name,
    printed.value::bigint as product_count,
    case
        when printed.value is null then 0
        else class_of(printed.value, halal_borders())
    end as class,
    printed.as_of_day,
    printed.source,
    beside(
        provinces.provenance,
        printed.provenance,
        (select weakest(every_one.provenance) from printed as every_one)
    ) as provenance
from marts.provinces
left join printed on provinces.province_code = printed.region_code
order by printed.value desc nulls last, provinces.province_code

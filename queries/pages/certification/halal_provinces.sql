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
select
    provinces.province_code as region_code,
    provinces.province_name as region_name,
    facts.value::bigint as product_count,
    case
        when facts.value is null then 0
        else class_of(facts.value, halal_borders())
    end as class,
    facts.as_of_day,
    facts.source,
    weaker(provinces.provenance, facts.provenance) as provenance
from marts.provinces
left join marts.facts
    on provinces.province_code = facts.region_code and facts.measure = 'products_per_province'
order by facts.value desc nulls last, provinces.province_code

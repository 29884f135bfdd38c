-- How many figures and facts in print the register has of an area.
--
-- grain:   region_code
-- params:  $region        varchar   two or four digits; null for all
-- columns: region_code    varchar
--          figures        bigint    figures and facts of the register
--          as_of_day      date      of the newest
--          provenance     varchar
-- data:    figures, programme_facts, procurement_facts, certification_facts
select
    region_code,
    count(*) as figures,
    max(as_of_day) as as_of_day,
    weakest(provenance) as provenance
from marts.register
where region_code is not null and (region_code = $region or $region is null)
group by region_code
order by region_code

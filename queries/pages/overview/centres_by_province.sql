-- Centres of each of the 38 provinces; 0 where none is known.
--
-- grain:   province_code
-- params:  $provenance        varchar   'published', 'imported' or 'simulated'; null for all
-- columns: province_code      varchar
--          province_name      varchar
--          centres            bigint    centres
--          province_centres   bigint    centres at province level
--          regency_centres    bigint    centres at regency or city level
--          provenance         varchar
-- data:    centres, provinces
select
    provinces.province_code,
    provinces.province_name,
    count(centres.centre_id) as centres,
    count(*) filter (where centres.level = 'province') as province_centres,
    count(*) filter (where centres.level = 'regency') as regency_centres,
    weakest(weaker(centres.provenance, provinces.provenance)) as provenance
from marts.provinces
left join marts.centres
    on
        provinces.province_code = centres.province_code
        and (centres.provenance = $provenance or $provenance is null)
group by provinces.province_code, provinces.province_name
order by provinces.province_code

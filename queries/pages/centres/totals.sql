-- How many centres there are by provenance, how many provinces they stand in, and how many have no point to draw.
--
-- grain:   provenance
-- columns: provenance         varchar
--          centres            bigint    centres
--          province_centres   bigint    centres at province level
--          regency_centres    bigint    centres at regency or city level
--          provinces          bigint    provinces with at least one
--          without_point      bigint    centres of which only the province is known
-- data:    centres
select
    provenance,
    count(*) as centres,
    count(*) filter (where level = 'province') as province_centres,
    count(*) filter (where level = 'regency') as regency_centres,
    count(distinct province_code) as provinces,
    count(*) filter (where longitude is null) as without_point
from marts.centres
group by provenance
order by provenance

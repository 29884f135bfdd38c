-- Centres of each province: those found by name, those that it was said to have, and the larger of the two.
--
-- What is divided by centres divides by the larger: a list of ours can lack centres, a count can be old.
-- Where only regencies and cities were counted, our centres at province level are added.
--
-- grain:   region_code
-- columns: region_code          varchar   two digits
--          found_centres        bigint    centres found in public sources or an office's list
--          found_regencies      bigint    regencies and cities with a centre of their own among these
--          counted_centres      bigint    by the newest published count; null where there is none
--          counted_regencies    bigint    regencies and cities with a centre by that count
--          larger_centres       bigint    centres
--          larger_regencies     bigint    regencies and cities
--          provenance           varchar
-- data:    centres, centre_counts, provinces
with found as (
    select
        province_code as region_code,
        count(*) as found_centres,
        count(*) filter (where level = 'province') as at_province_level,
        count(distinct regency_code) filter (where level = 'regency') as found_regencies,
        weakest(provenance) as provenance
    from marts.centres
    where provenance <> 'simulated'
    group by province_code
),

counted as (
    select *
    from marts.centre_counts
    where is_latest and region_code is not null
)

select
    provinces.province_code as region_code,
    coalesce(found.found_centres, 0) as found_centres,
    coalesce(found.found_regencies, 0) as found_regencies,
    counted.centres
    + if(counted.counted_level = 'regency', coalesce(found.at_province_level, 0), 0) as counted_centres,
    counted.regency_level as counted_regencies,
    greatest(coalesce(found.found_centres, 0), coalesce(counted_centres, 0)) as larger_centres,
    greatest(coalesce(found.found_regencies, 0), coalesce(counted.regency_level, 0)) as larger_regencies,
    weaker(provinces.provenance, weaker(found.provenance, counted.provenance)) as provenance
from marts.provinces
left join found on provinces.province_code = found.region_code
left join counted on provinces.province_code = counted.region_code
order by provinces.province_code

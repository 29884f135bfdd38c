-- Centres of each province: those found by name, those that it was said to have, and the larger of the two.
--
-- What is divided by centres divides by the larger: a list of ours can lack centres, a count can be old.
-- Where only regencies and cities were counted, our centres at province level are added. A centre at regency
-- level of which only the province is known stands in a regency of its own, whichever it is.
--
-- grain:   region_code
-- columns: region_code             varchar   two digits
--          found_centre_count      bigint    centres found in public sources or an office's list
--          found_regency_count     bigint    regencies and cities with a centre of their own among these
--          counted_centre_count    bigint    by the newest published count; null where there is none
--          counted_regency_count   bigint    regencies and cities with a centre by that count
--          larger_centre_count     bigint    centres
--          larger_regency_count    bigint    regencies and cities
--          provenance              varchar
-- data:    centres, centre_counts, provinces
with found as (
    select
        province_code as region_code,
        count(*) as found_centre_count,
        count(*) filter (where level = 'province') as at_province_level,
        count(distinct coalesce(regency_code, centre_id))
        filter (where level = 'regency') as found_regency_count,
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
    coalesce(found.found_centre_count, 0) as found_centre_count,
    coalesce(found.found_regency_count, 0) as found_regency_count,
    counted.centres
    + if(counted.counted_level = 'regency', coalesce(found.at_province_level, 0), 0) as counted_centre_count,
    counted.regency_level as counted_regency_count,
    greatest(coalesce(found.found_centre_count, 0), coalesce(counted_centre_count, 0)) as larger_centre_count,
    greatest(coalesce(found.found_regency_count, 0), coalesce(counted.regency_level, 0))
        as larger_regency_count,
    beside(
        beside(
            provinces.provenance,
            found.provenance,
            (select weakest(every_one.provenance) from found as every_one)
        ),
        counted.provenance,
        (select weakest(every_one.provenance) from counted as every_one)
    ) as provenance
from marts.provinces
left join found on provinces.province_code = found.region_code
left join counted on provinces.province_code = counted.region_code
order by provinces.province_code

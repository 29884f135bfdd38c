-- How many centres provinces, or the country, were said to have, beside those found by name.
--
-- grain:   count_id
-- params:  $province         varchar   province code; null for all, the country too
-- columns: count_id          varchar
--          region_code       varchar   two digits; null for the country
--          region_name       varchar
--          level             varchar   'regency' where only that level was counted; null for all centres
--          counted_centres   bigint    centres by the published count
--          found_centres     bigint    centres of the same level found in public sources or an office's list
--          counted_province_level  bigint    of those counted at province level; null where it is not said
--          found_province_level    bigint    of those found
--          provinces         bigint    in how many provinces, for the country
--          of_provinces      bigint    of how many
--          as_of_text        varchar   as the source prints it; null where it shows no date
--          as_of_day         date      last day of that date
--          is_latest         boolean   the newest statement about the region
--          status            varchar
--          statement_id      varchar
--          statement_en      varchar
--          note_id           varchar
--          note_en           varchar
--          source            varchar
--          provenance        varchar
-- data:    centre_counts, centres, provinces
with found as (
    select
        counts.count_id,
        count(centres.centre_id) as found_centres,
        count(*) filter (where centres.level = 'province') as found_province_level,
        weakest(centres.provenance) as provenance
    from marts.centre_counts as counts
    left join marts.centres
        on
            centres.provenance <> 'simulated'
            and (counts.region_code is null or counts.region_code = centres.province_code)
            and (counts.counted_level is null or counts.counted_level = centres.level)
    group by counts.count_id
)

select
    count_id,
    counts.region_code,
    coalesce(provinces.province_name, 'Indonesia') as region_name,
    counts.counted_level as level,
    counts.centres as counted_centres,
    found.found_centres,
    counts.province_level as counted_province_level,
    found.found_province_level,
    counts.provinces,
    counts.of_provinces,
    counts.as_of as as_of_text,
    counts.as_of_day,
    counts.is_latest,
    counts.status,
    counts.statement_id,
    counts.statement_en,
    counts.note_id,
    counts.note_en,
    counts.source,
    beside(
        beside(
            counts.provenance,
            found.provenance,
            (
                select weakest(centres.provenance)
                from marts.centres
                where centres.provenance <> 'simulated'
            )
        ),
        provinces.provenance,
        null
    ) as provenance
from marts.centre_counts as counts
inner join found using (count_id)
left join marts.provinces on counts.region_code = provinces.province_code
where counts.region_code = $province or $province is null
order by counts.region_code nulls first, counts.as_of_day desc nulls last, count_id

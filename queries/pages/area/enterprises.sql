-- Enterprises listed in 2016 of an area, or of the provinces of 2016 that it was a part of.
--
-- grain:   place_key
-- params:  $region              varchar   two or four digits; null for all
-- columns: place_key            varchar
--          region_code          varchar   of a region of today; null for several together, or before 2022
--          former_region_code   varchar   '91' or '92' before the split of 2022
--          region_names         varchar[] the regions of today that it covers
--          level                varchar   'province' or 'regency'
--          listed_total         bigint    enterprises
--          is_about             boolean   known about only
--          listed_umk           bigint    micro and small ones; null where not printed
--          umk_share            double    0 to 1
--          kind                 varchar   'printed', 'sum_of_parts', 'recorded_count' or
--                                         'computed_remainder'
--          grade                varchar   of the weakest source
--          publisher_id         varchar
--          publisher_en         varchar
--          note_id              varchar
--          note_en              varchar
--          source               varchar
--          as_of_day            date      last day of the year of the count
--          as_of_text           varchar   the same as far as it is known
--          provenance           varchar
-- data:    figures, provinces, regencies
with covered as (
    select
        place_key,
        unnest(region_codes) as region_code
    from marts.enterprises
),

named as (
    select
        covered.place_key,
        list(covered.region_code order by covered.region_code) as region_codes,
        list(regions.region_name order by covered.region_code) as region_names,
        weakest(regions.provenance) as provenance
    from covered
    inner join marts.regions using (region_code)
    group by covered.place_key
)

select
    enterprises.place_key,
    enterprises.region_code,
    enterprises.former_region_code,
    named.region_names,
    enterprises.level,
    enterprises.listed_total,
    enterprises.is_about,
    enterprises.listed_umk,
    enterprises.umk_share,
    enterprises.kind,
    enterprises.grade,
    enterprises.publisher_id,
    enterprises.publisher_en,
    enterprises.note_id,
    enterprises.note_en,
    enterprises.source,
    enterprises.as_of_day,
    year(enterprises.as_of_day)::varchar as as_of_text,
    weaker(enterprises.provenance, named.provenance) as provenance
from marts.enterprises
inner join named using (place_key)
where list_contains(named.region_codes, $region) or $region is null
order by enterprises.place_key

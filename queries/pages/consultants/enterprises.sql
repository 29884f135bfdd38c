-- Centres for each 100,000 enterprises that were listed in 2016, by the provinces of that year: the centres
-- of all that lies in them today.
--
-- Enterprises are those of 2016, centres those of now: the ratio says how the two stand to each other, and no
-- year has both. Centres of a province are the larger of those found by name and of its newest published
-- count, so it is a lower bound.
--
-- grain:   place_key
-- columns: place_key                      varchar
--          region_code                    varchar   null for several provinces together, or before 2022
--          former_region_code             varchar   '91' or '92' before the split of 2022
--          region_names                   varchar[] the provinces of today that it covers
--          listed_total                   bigint    enterprises
--          is_about                       boolean   known about only
--          umk_share                      double    0 to 1; null where not printed
--          divided_centres                bigint    centres
--          centres_per_100000_enterprises  double  null where none is found
--          kind                           varchar   'printed', 'sum_of_parts', 'recorded_count' or
--                                                   'computed_remainder'
--          publisher_id                   varchar
--          publisher_en                   varchar
--          note_id                        varchar
--          note_en                        varchar
--          source                         varchar   addresses, or the outlet
--          as_of_day                      date      last day of the year of the count of enterprises
--          as_of_text                     varchar   the same as far as it is known
--          provenance                     varchar
-- data:    figures, centres, centre_counts, provinces
with covered as (
    select
        place_key,
        unnest(region_codes) as province_code
    from marts.enterprises
    where level = 'province'
),

centres as (
    select
        covered.place_key,
        list(provinces.province_name order by covered.province_code) as region_names,
        sum(of_provinces.larger_centre_count)::bigint as divided_centres,
        weaker(weakest(provinces.provenance), weakest(of_provinces.provenance)) as provenance
    from covered
    inner join marts.provinces on covered.province_code = provinces.province_code
    inner join marts.centres_of_provinces as of_provinces on covered.province_code = of_provinces.region_code
    group by covered.place_key
)

select
    enterprises.place_key,
    enterprises.region_code,
    enterprises.former_region_code,
    centres.region_names,
    enterprises.listed_total,
    enterprises.is_about,
    enterprises.umk_share,
    centres.divided_centres,
    100000 * nullif(centres.divided_centres, 0) / enterprises.listed_total as centres_per_100000_enterprises,
    enterprises.kind,
    enterprises.publisher_id,
    enterprises.publisher_en,
    enterprises.note_id,
    enterprises.note_en,
    enterprises.source,
    enterprises.as_of_day,
    year(enterprises.as_of_day)::varchar as as_of_text,
    weaker('derived', weaker(enterprises.provenance, centres.provenance)) as provenance
from marts.enterprises
inner join centres using (place_key)
order by enterprises.place_key

-- Enterprises outside agriculture by province, regency and city, as the Economic Census of 2016 listed them:
-- what a number "per enterprise" divides by.
--
-- Provinces are those of 2016. Papua and Papua Barat stand as they were before the split of 2022, over all
-- provinces that lie in them today, and Sulawesi Utara and Gorontalo in one row that cannot be divided. So a
-- row is of a province of today only where it has a `region_code`. A province that prints no total has one
-- from its parts: Jawa Barat from its 27 regencies and cities (a count of the office that fits the census,
-- and later than the provisional one in print), Sulawesi Selatan from its micro and small, and its medium and
-- large enterprises. What no source prints of Bangka Belitung and of the two provinces of Sulawesi is what
-- the island group has more than its other provinces, about.
--
-- grain:   place_key
-- columns: place_key            varchar   two or four digits; of several provinces joined by +
--          region_code          varchar   of a province, regency or city of today; else null
--          former_region_code   varchar   '91' or '92' before the split of 2022; else null
--          region_codes         varchar[] the regions of today that it covers
--          level                varchar   'province' or 'regency'
--          place_name           varchar   as printed
--          listed_total         bigint    enterprises
--          is_about             boolean   known to within about 1,400 or 10,000 only
--          listed_umk           bigint    micro and small ones; null where not printed
--          umk_share            double    0 to 1
--          kind                 varchar   'printed', 'sum_of_parts', 'recorded_count' or
--                                         'computed_remainder'
--          as_of                varchar   of the count, as printed
--          as_of_day            date      last day of it
--          publisher_id         varchar
--          publisher_en         varchar
--          grade                varchar   of the weakest source
--          source               varchar   addresses, or the outlet
--          note_id              varchar
--          note_en              varchar
--          provenance           varchar
-- data:    figures
with figures as (
    select
        coalesce(
            region_code,
            former_region_code,
            array_to_string(regexp_extract_all(place_name, '\d{2}'), '+') -- two provinces in one row
        ) as place_key,
        coalesce(address, outlet) as source,
        *
    from marts.figures
    where topic = 'enterprises' and place_level <> 'country'
),

-- the count of the office is the later one where both are in print
jawa_barat as (
    select
        'printed' as kind,
        *
    from figures
    where measure = 'umkm_jabar_base'
),

printed as (
    select
        -- its source prints the four regencies and the province, and no number of the city
        if(place_key = '3471', 'computed_remainder', 'printed') as kind,
        *
    from figures
    where
        measure = 'se2016_listed_total'
        and place_level in ('province', 'regency')
        and place_key <> '32'
        and place_key not in (select jawa_barat.place_key from jawa_barat)
),

recorded as (
    select
        'recorded_count' as kind,
        *
    from figures
    where measure = 'enterprises_bps_recorded'
),

remainders as (
    select
        'computed_remainder' as kind,
        *
    from figures
    where measure = 'se2016_listed_total_residual'
),

single as (
    select * from printed
    union all
    select * from jawa_barat
    union all
    select * from recorded
    union all
    select * from remainders
),

parts as (
    select
        '32' as sum_key,
        *
    from jawa_barat
    union all
    select
        place_key as sum_key,
        'printed' as kind,
        *
    from figures
    where measure in ('se2016_listed_umk', 'se2016_listed_umb') and place_key = '73'
),

totals as (
    select
        place_key,
        former_region_code,
        place_level as level,
        place_name,
        value as total,
        kind,
        period,
        period_last_day,
        publisher_id,
        publisher_en,
        grade,
        source,
        note_id,
        note_en,
        if(kind = 'computed_remainder', weaker('derived', provenance), provenance) as provenance
    from single
    union all
    select
        sum_key as place_key,
        null as former_region_code,
        'province' as level,
        regions.region_name as place_name,
        sum(value) as total,
        'sum_of_parts' as kind,
        min(period) as period,
        max(period_last_day) as period_last_day,
        min(publisher_id) as publisher_id,
        min(publisher_en) as publisher_en,
        min(grade) as grade,
        min(source) as source,
        min(note_id) as note_id,
        min(note_en) as note_en,
        weaker('derived', weakest(parts.provenance)) as provenance
    from parts
    inner join marts.regions on parts.sum_key = regions.region_code
    group by sum_key, regions.region_name
),

-- the printed share; else that of both printed parts: a total that is rounded apart from them would move it
small as (
    select
        place_key,
        max(value) filter (where measure in ('se2016_listed_umk', 'umk_bps_recorded')) as umk,
        max(value) filter (where measure = 'se2016_listed_umb') as umb,
        max(value) filter (where measure = 'se2016_listed_umk_share') / 100 as share,
        weakest(provenance) as provenance
    from figures
    where
        measure in (
            'se2016_listed_umk', 'umk_bps_recorded', 'se2016_listed_umb', 'se2016_listed_umk_share'
        )
        and place_level in ('province', 'regency')
    group by place_key
),

-- what lies in the two old provinces today
split as (
    select
        regions.region_code as former_region_code,
        list_sort(
            list_distinct(list_append(list(codes.regency_code[1:2]), regions.region_code))
        ) as region_codes
    from marts.former_codes as codes
    inner join marts.regions on codes.former_province = regions.region_name and regions.level = 'province'
    group by regions.region_code
)

select
    totals.place_key,
    if(
        totals.former_region_code is null and not contains(totals.place_key, '+'), totals.place_key, null
    ) as region_code,
    totals.former_region_code,
    coalesce(split.region_codes, string_split(totals.place_key, '+')) as region_codes,
    if(totals.level = 'regency', 'regency', 'province') as level,
    totals.place_name,
    totals.total::bigint as listed_total,
    totals.kind = 'computed_remainder' and totals.level <> 'regency' as is_about,
    small.umk::bigint as listed_umk,
    coalesce(
        small.share, small.umk / coalesce(small.umk + small.umb, totals.total)
    )::double as umk_share,
    totals.kind,
    totals.period as as_of,
    totals.period_last_day as as_of_day,
    totals.publisher_id,
    totals.publisher_en,
    totals.grade,
    totals.source,
    totals.note_id,
    totals.note_en,
    beside(
        totals.provenance, small.provenance, (select weakest(every_one.provenance) from small as every_one)
    ) as provenance
from totals
left join small using (place_key)
left join split using (former_region_code)
order by totals.place_key

-- Where each area stands among all of its level, measure by measure: beside the median plus or minus one
-- median absolute deviation, where that can say lower, similar and higher, and by rank. Of counts that are
-- mostly 0 it could not say lower, and would call 0 similar to most.
--
-- grain:   region_code, measure
-- columns: region_code      varchar
--          level            varchar   'province' or 'regency'
--          measure          varchar
--          value            double    in the unit of the measure; null where it is not defined
--          numerator        double
--          denominator      double
--          as_of            date
--          as_of_text       varchar   as_of as far as it is known: a day, a month or a year
--          dataset          varchar
--          areas            bigint    areas of the level that have a value
--          areas_without    bigint    areas of the level of which there is no value
--          lowest           double
--          median           double
--          highest          double
--          deviation        double    median absolute deviation from the median
--          standing         varchar   'higher', 'similar' (within one deviation of the median) or 'lower';
--                                     null where no area of the level is higher, or none is lower
--          areas_above      bigint    areas with a higher value; null without a value
--          areas_equal      bigint    other areas with the same value
--          areas_below      bigint    areas with a lower value
--          position         double    0 to 1 along a strip from the lowest to the highest; logarithmic where
--                                     is_logarithmic
--          similar_low      double    position of the median less one deviation; null where standing is
--          similar_high     double    position of the median plus one deviation
--          median_position  double    0 to 1 along a strip
--          lowest_areas     bigint    areas of the level that have the lowest value
--          lowest_area      varchar   name of the one that has it; null where several do
--          highest_areas    bigint    areas of the level that have the highest value
--          highest_area     varchar   name of the one that has it; null where several do
--          is_logarithmic   boolean
--          provenance       varchar   weakest of all areas of the level: each enters the median
-- data:    provinces, regencies, villages, centres, consultants, certification_applications, procurement,
--          figures
with spread as (
    select
        level,
        measure,
        count(value) as areas,
        min(value) as lowest,
        median(value) as median,
        max(value) as highest,
        mad(value) as deviation,
        -- a share keeps a plain scale: its ends are 0 and 1
        min(value) > 0 and max(value) > 1 and max(value) / min(value) > 20 as is_logarithmic,
        weakest(provenance) as provenance
    from marts.area_measures
    group by level, measure
),

level_sizes as (
    select
        level,
        count(*) as areas_of_level,
        weakest(provenance) as provenance
    from marts.regions
    group by level
),

ranked as (
    select
        *,
        rank() over (partition by level, measure order by value desc) - 1 as areas_above,
        rank() over (partition by level, measure order by value) - 1 as areas_below
    from marts.area_measures
    where value is not null
),

ends as (
    select
        ranked.level,
        ranked.measure,
        count(*) filter (ranked.areas_below = 0) as lowest_areas,
        if(lowest_areas = 1, min(regions.region_name) filter (ranked.areas_below = 0), null) as lowest_area,
        count(*) filter (ranked.areas_above = 0) as highest_areas,
        if(highest_areas = 1, min(regions.region_name) filter (ranked.areas_above = 0), null) as highest_area
    from ranked
    inner join marts.regions using (region_code)
    group by ranked.level, ranked.measure
),

placed as (
    select
        measures.*,
        spread.* exclude (level, measure, provenance),
        ends.* exclude (level, measure),
        weaker(spread.provenance, level_sizes.provenance) as level_provenance,
        level_sizes.areas_of_level - spread.areas as areas_without,
        ranked.areas_above,
        ranked.areas_below,
        lowest < median - deviation and highest > median + deviation as has_all_standings,
        if(is_logarithmic, ln(measures.value), measures.value) as at_value,
        if(is_logarithmic, ln(lowest), lowest) as at_low,
        if(is_logarithmic, ln(highest), highest) as at_high,
        if(is_logarithmic, ln(median), median) as at_median,
        if(is_logarithmic, ln(greatest(median - deviation, lowest)), median - deviation) as at_similar_low,
        if(is_logarithmic, ln(median + deviation), median + deviation) as at_similar_high
    from marts.area_measures as measures
    inner join spread using (level, measure)
    left join ends using (level, measure)
    inner join level_sizes using (level)
    left join ranked using (region_code, measure)
)

select
    region_code,
    level,
    measure,
    value,
    numerator,
    denominator,
    as_of,
    as_of_text,
    dataset,
    areas,
    areas_without,
    lowest,
    median,
    highest,
    deviation,
    case
        when value is null or not has_all_standings then null
        when value > median + deviation then 'higher'
        when value < median - deviation then 'lower'
        else 'similar'
    end as standing,
    areas_above,
    areas - areas_above - areas_below - 1 as areas_equal,
    areas_below,
    coalesce((at_value - at_low) / nullif(at_high - at_low, 0), if(value is null, null, 0.5)) as position,
    if(has_all_standings, greatest(0, (at_similar_low - at_low) / nullif(at_high - at_low, 0)), null)
        as similar_low,
    if(has_all_standings, least(1, (at_similar_high - at_low) / nullif(at_high - at_low, 0)), null)
        as similar_high,
    coalesce((at_median - at_low) / nullif(at_high - at_low, 0), 0.5) as median_position,
    lowest_areas,
    lowest_area,
    highest_areas,
    highest_area,
    is_logarithmic,
    level_provenance as provenance
from placed
order by region_code, measure

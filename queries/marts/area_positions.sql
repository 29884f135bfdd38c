-- Where each area stands among all of its level, measure by measure.
--
-- grain:   region_code, measure
-- columns: region_code      varchar
--          level            varchar   'province' or 'regency'
--          measure          varchar
--          value            double    in the unit of the measure; null where it is not defined
--          numerator        double
--          denominator      double
--          direction        varchar   'higher' or 'lower' is better; null where neither is
--          as_of            date
--          dataset          varchar
--          areas            bigint    areas of the level that have a value
--          lowest           double
--          median           double
--          highest          double
--          deviation        double    median absolute deviation from the median
--          equal_share      double    0 to 1, areas with the same value, where the deviation is 0 and the
--                                     value is the median
--          standing         varchar   'higher', 'similar' (within one deviation of the median) or 'lower'
--          position         double    0 to 1 along a strip from the lowest to the highest; logarithmic where
--                                     is_logarithmic
--          similar_low      double    position of the median less one deviation
--          similar_high     double    position of the median plus one deviation
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
        min(value) > 0 and max(value) / min(value) > 20 as is_logarithmic,
        weakest(provenance) as provenance
    from marts.area_measures
    group by level, measure
),

equals as (
    select
        level,
        measure,
        value,
        count(*) as equals
    from marts.area_measures
    group by level, measure, value
),

placed as (
    select
        measures.*,
        spread.* exclude (level, measure, provenance),
        spread.provenance as level_provenance,
        equals.equals / spread.areas as share,
        if(is_logarithmic, ln(measures.value), measures.value) as at_value,
        if(is_logarithmic, ln(lowest), lowest) as at_low,
        if(is_logarithmic, ln(highest), highest) as at_high,
        if(is_logarithmic, ln(greatest(median - deviation, lowest)), median - deviation) as at_similar_low,
        if(is_logarithmic, ln(median + deviation), median + deviation) as at_similar_high
    from marts.area_measures as measures
    inner join spread using (level, measure)
    left join equals
        on
            measures.level = equals.level
            and measures.measure = equals.measure
            and measures.value = equals.value
)

select
    region_code,
    level,
    measure,
    value,
    numerator,
    denominator,
    direction,
    as_of,
    dataset,
    areas,
    lowest,
    median,
    highest,
    deviation,
    if(deviation = 0 and value = median, share, null) as equal_share,
    case
        when value is null then null
        when value > median + deviation then 'higher'
        when value < median - deviation then 'lower'
        else 'similar'
    end as standing,
    coalesce((at_value - at_low) / nullif(at_high - at_low, 0), if(value is null, null, 0.5)) as position,
    if(deviation > 0, greatest(0, (at_similar_low - at_low) / nullif(at_high - at_low, 0)), null)
        as similar_low,
    if(deviation > 0, least(1, (at_similar_high - at_low) / nullif(at_high - at_low, 0)), null)
        as similar_high,
    is_logarithmic,
    level_provenance as provenance
from placed
order by region_code, measure

-- What is published of an area's enterprises and living conditions, and where it stands among all areas of
-- its level that have such a number. No side of any of these is the better one.
--
-- grain:   region_code, measure
-- params:  $region          varchar   two or four digits; null for all
-- columns: region_code      varchar
--          measure          varchar
--          value            double    in the unit of the measure
--          numerator        double
--          denominator      double
--          standing         varchar   'higher', 'similar' or 'lower'; null where these cannot all be said
--          areas_above      bigint    areas with a higher value; null without a value
--          areas_equal      bigint    other areas with the same value
--          areas_below      bigint    areas with a lower value
--          areas            bigint    areas of the level with a value
--          areas_without    bigint    areas of the level of which there is no value
--          median           double
--          lowest           double
--          highest          double
--          position         double    0 to 1 along a strip
--          similar_low      double    0 to 1 along a strip
--          similar_high     double    0 to 1 along a strip
--          median_position  double    0 to 1 along a strip
--          lowest_areas     bigint    areas of the level that have the lowest value
--          lowest_area      varchar   name of the one that has it; null where several do
--          highest_areas    bigint    areas of the level that have the highest value
--          highest_area     varchar   name of the one that has it; null where several do
--          is_logarithmic   boolean
--          as_of_day        date
--          as_of_text       varchar   the same as far as it is known
--          provenance       varchar
-- data:    figures, regencies, provinces
select
    region_code,
    measure,
    value,
    numerator,
    denominator,
    standing,
    areas_above,
    areas_equal,
    areas_below,
    areas,
    areas_without,
    median,
    lowest,
    highest,
    position,
    similar_low,
    similar_high,
    median_position,
    lowest_areas,
    lowest_area,
    highest_areas,
    highest_area,
    is_logarithmic,
    as_of as as_of_day,
    as_of_text,
    provenance
from marts.area_positions
where
    (region_code = $region or $region is null)
    and dataset = 'figures'
order by region_code, measure_place(measure)

-- Areas of one level side by side: every measure that is real, of each of them, with its place among all of
-- their level and its difference from the first. A measure without a value is a row too.
--
-- grain:   region_code, measure
-- params:  $region          varchar   two or four digits, the area that others are compared with; null gives
--                                     none
--          $others          varchar   their codes joined by ~; null for none
--          $measures        varchar   joined by ~; null for all
-- columns: region_code      varchar
--          region_name      varchar
--          turn             integer   1 for the first area, then in the order of the codes
--          measure          varchar
--          value            double    in the unit of the measure; null where there is none
--          numerator        double
--          denominator      double
--          first_value      double    of the first area
--          first_area       varchar   its name
--          difference       double    from the first area; null for itself, where one of the two has no
--                                     value, and where their years differ
--          is_other_year    boolean   whether the years of the two differ
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
--          median_position  double    0 to 1 along a strip
--          lowest_areas     bigint    areas of the level that have the lowest value
--          lowest_area      varchar   name of the one that has it; null where several do
--          highest_areas    bigint    areas of the level that have the highest value
--          highest_area     varchar   name of the one that has it; null where several do
--          is_logarithmic   boolean
--          as_of_day        date      null where there is no value
--          as_of_text       varchar   the same as far as it is known
--          provenance       varchar
-- data:    regencies, provinces, villages, centres, consultants, certification_applications, procurement,
--          figures
with wanted as (
    select list_prepend($region, coalesce(string_split($others, '~'), [])) as codes
),

areas as (
    select
        regions.region_code,
        regions.region_name,
        regions.level,
        list_position(wanted.codes, regions.region_code) as turn,
        regions.provenance
    from marts.regions
    inner join wanted on list_contains(wanted.codes, regions.region_code)
),

positions as (
    select *
    from marts.area_positions
    where
        provenance <> 'simulated'
        and (list_contains(string_split($measures, '~'), measure) or $measures is null)
),

-- what is the same for all areas of a level, so that it is known of those without a value too
measures as (
    select
        level,
        measure,
        max(areas) as areas,
        max(areas_without) as areas_without,
        max(median) as median,
        max(lowest) as lowest,
        max(highest) as highest,
        max(median_position) as median_position,
        max(lowest_areas) as lowest_areas,
        max(lowest_area) as lowest_area,
        max(highest_areas) as highest_areas,
        max(highest_area) as highest_area,
        bool_or(is_logarithmic) as is_logarithmic,
        weakest(provenance) as provenance
    from positions
    group by level, measure
),

-- the first area, once for each measure
firsts as (
    select
        areas.level,
        areas.region_name,
        measures.measure,
        positions.value,
        positions.as_of,
        beside(areas.provenance, positions.provenance, measures.provenance) as provenance
    from areas
    inner join measures using (level)
    left join positions using (region_code, measure)
    where areas.turn = 1
)

select
    areas.region_code,
    areas.region_name,
    areas.turn::integer as turn,
    measures.measure,
    positions.value,
    positions.numerator,
    positions.denominator,
    firsts.value as first_value,
    firsts.region_name as first_area,
    if(
        areas.turn = 1 or year(positions.as_of) <> year(firsts.as_of), null, positions.value - firsts.value
    ) as difference,
    coalesce(year(positions.as_of) <> year(firsts.as_of), false) as is_other_year,
    positions.standing,
    positions.areas_above,
    positions.areas_equal,
    positions.areas_below,
    measures.areas,
    measures.areas_without,
    measures.median,
    measures.lowest,
    measures.highest,
    positions.position,
    measures.median_position,
    measures.lowest_areas,
    measures.lowest_area,
    measures.highest_areas,
    measures.highest_area,
    measures.is_logarithmic,
    if(positions.value is null, null, positions.as_of) as as_of_day,
    if(positions.value is null, null, positions.as_of_text) as as_of_text,
    weaker(
        weaker(areas.provenance, firsts.provenance),
        beside(measures.provenance, positions.provenance, measures.provenance)
    ) as provenance
from areas
inner join firsts using (level)
inner join measures using (level, measure)
left join positions using (region_code, measure)
order by measure_place(measures.measure), measures.measure, areas.turn

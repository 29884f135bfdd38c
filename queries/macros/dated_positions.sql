-- Where each area stands among all of its level, measure by measure, with its date as far as it is known.
--
-- grain:   region_code, measure
-- columns: region_code      varchar
--          level            varchar   'province' or 'regency'
--          measure          varchar
--          value            double    in the unit of the measure; null where it is not defined
--          numerator        double
--          denominator      double
--          as_of            date
--          dataset          varchar
--          areas            bigint    areas of the level that have a value
--          areas_without    bigint    areas of the level of which there is no value
--          lowest           double
--          median           double
--          highest          double
--          deviation        double    median absolute deviation from the median
--          standing         varchar   'higher', 'similar' or 'lower'; null where these cannot all be said
--          areas_above      bigint    areas with a higher value; null without a value
--          areas_equal      bigint    other areas with the same value
--          areas_below      bigint    areas with a lower value
--          position         double    0 to 1 along a strip
--          similar_low      double    0 to 1 along a strip
--          similar_high     double    0 to 1 along a strip
--          median_position  double    0 to 1 along a strip
--          lowest_areas     bigint    areas of the level that have the lowest value
--          lowest_area      varchar   name of the one that has it; null where several do
--          highest_areas    bigint    areas of the level that have the highest value
--          highest_area     varchar   name of the one that has it; null where several do
--          is_logarithmic   boolean
--          provenance       varchar
--          as_of_text       varchar   as_of as far as it is known: a day, a month or a year
-- data:    regencies, provinces, villages, centres, consultants, certification_applications, procurement,
--          figures
create macro dated_positions() as table
    with dates as (
        select
            name as dataset,
            as_of,
            any_value(as_of_text) as as_of_text,
            weakest(provenance) as provenance
        from marts.datasets
        where name <> 'figures'
        group by name, as_of
    )

    select
        positions.* exclude (provenance),
        beside(positions.provenance, dates.provenance, null) as provenance,
        if(
            positions.dataset = 'figures',
            year(positions.as_of)::varchar,
            coalesce(dates.as_of_text, positions.as_of::varchar)
        ) as as_of_text
    from marts.area_positions as positions
    left join dates using (dataset, as_of);

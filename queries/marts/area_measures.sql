-- What is measured of each province, regency and city, long. Further subjects add their measures here by a
-- union.
--
-- grain:   region_code, measure
-- columns: region_code   varchar
--          level         varchar   'province' or 'regency'
--          measure       varchar
--          value         double    in the unit of the measure; null where it is not defined
--          numerator     double    what a ratio is made of; null for a plain count
--          denominator   double
--          direction     varchar   'higher' or 'lower' is better; null where neither is
--          as_of         date
--          dataset       varchar   that it comes from
--          provenance    varchar
-- data:    provinces, regencies, villages, centres, consultants, certification_applications, procurement
with dated as (
    select
        name as dataset,
        provenance = 'simulated' as is_simulated,
        max(as_of) as as_of
    from marts.datasets
    group by all
),

regions as (
    select
        *,
        if(level = 'province', 'provinces', 'regencies') as dataset
    from marts.regions
),

villages_of as (
    select
        unnest([regency_code, regency_code[1:2]]) as region_code,
        provenance
    from marts.villages
),

counted_villages as (
    select
        region_code,
        count(*) as villages,
        weakest(provenance) as provenance
    from villages_of
    group by region_code
),

-- a centre at province level serves the province: it is none of the regency in which it stands
centres_of as (
    select
        province_code as region_code,
        regency_code,
        level,
        provenance
    from marts.centres
    where provenance <> 'simulated'
    union all
    select
        regency_code as region_code,
        regency_code,
        level,
        provenance
    from marts.centres
    where provenance <> 'simulated' and level = 'regency' and regency_code is not null
),

counted_centres as (
    select
        region_code,
        count(*) as centres,
        count(distinct regency_code) filter (where level = 'regency') as regencies_with_centre,
        weakest(provenance) as provenance
    from centres_of
    group by region_code
),

joined as (
    select
        regions.*,
        coalesce(counted_centres.centres, 0) as centres,
        coalesce(counted_centres.regencies_with_centre, 0) as regencies_with_centre,
        weaker('derived', weaker(regions.provenance, counted_centres.provenance)) as centres_provenance,
        coalesce(counted_villages.villages, 0) as villages,
        weaker(regions.provenance, counted_villages.provenance) as villages_provenance
    from regions
    left join counted_centres using (region_code)
    left join counted_villages using (region_code)
),

covered_regencies as (
    select
        unnest([regency_code, regency_code[1:2]]) as region_code,
        people,
        within_50_people,
        provenance
    from marts.regency_coverage
    where evidence = 'documented'
),

-- the newest day that the award compares
judged as (
    select
        indicators.unit_id,
        indicators.region_code,
        indicators.indicator,
        indicators.value,
        indicators.n,
        units.complement_people,
        indicators.provenance
    from marts.award_indicators as indicators
    inner join marts.award_units as units using (as_of_day, unit_id)
    where as_of_day = (select max(as_of_day) from marts.award_units)
),

staffed_centres as (
    select
        unnest(list_distinct([region_code, region_code[1:2]])) as region_code,
        value * complement_people as active_people,
        complement_people,
        provenance
    from judged
    where indicator = 'staffing_share' and region_code is not null
),

measured as (
    select
        region_code,
        level,
        'population_people' as measure,
        population_people::double as value,
        null::double as numerator,
        null::double as denominator,
        null as direction,
        dataset,
        provenance
    from joined
    union all
    select
        region_code,
        level,
        'people_per_km2',
        population_people / area_km2,
        population_people,
        area_km2,
        null,
        dataset,
        provenance
    from joined
    union all
    select
        region_code,
        level,
        'villages',
        villages,
        null,
        null,
        null,
        'villages',
        villages_provenance
    from joined
    union all
    select
        region_code,
        level,
        'known_centres',
        centres,
        null,
        null,
        'higher',
        'centres',
        centres_provenance
    from joined
    union all
    select
        region_code,
        level,
        'people_per_known_centre',
        population_people / nullif(centres, 0),
        population_people,
        centres,
        'lower',
        'centres',
        centres_provenance
    from joined
    union all
    select
        region_code,
        level,
        'regencies_with_centre_share',
        regencies_with_centre / regencies,
        regencies_with_centre,
        regencies,
        'higher',
        'centres',
        centres_provenance
    from joined
    where level = 'province'
    union all
    select
        region_code,
        if(length(region_code) = 2, 'province', 'regency'),
        'covered_share',
        sum(within_50_people)::double / sum(people),
        sum(within_50_people)::double,
        sum(people)::double,
        'higher',
        'centres',
        weaker('derived', weakest(provenance))
    from covered_regencies
    group by region_code
    union all
    select
        region_code,
        if(length(region_code) = 2, 'province', 'regency'),
        'staffing_share',
        sum(active_people) / sum(complement_people),
        sum(active_people),
        sum(complement_people)::double,
        'higher',
        'consultants',
        weakest(provenance)
    from staffed_centres
    group by region_code
    union all
    select
        unit_id,
        if(length(unit_id) = 2, 'province', 'regency'),
        indicator,
        value,
        if(n is null, null, value * n),
        n,
        'higher',
        if(indicator = 'umk_share', 'procurement', 'certification_applications'),
        provenance
    from judged
    where indicator in ('certified_share', 'umk_share') and unit_id = region_code
)

select
    region_code,
    level,
    measure,
    value,
    numerator,
    denominator,
    direction,
    dated.as_of,
    measured.dataset,
    measured.provenance
from measured
left join dated
    on measured.dataset = dated.dataset and dated.is_simulated = (measured.provenance = 'simulated')
order by region_code, measure

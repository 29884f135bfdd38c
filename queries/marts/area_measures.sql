-- What is measured of each province, regency and city, long. Further subjects add their measures here by a
-- union.
--
-- Published context stands beside what is counted here: enterprises as listed in 2016, where a source prints
-- them of the region itself; poverty, human development and schooling of 2021; regional output of 2017. None
-- of it has a better side; which measure has one stands in dashboard/plut/base/measures.toml (`better`).
--
-- A centre of which no source says whether it is of the regency or of the city of that name counts in
-- neither, and of neither is the number of its centres known.
--
-- Not found is not zero: where no known centre reaches anybody, and where no regency with a centre was found,
-- the share is null.
--
-- grain:   region_code, measure
-- columns: region_code   varchar
--          level         varchar   'province' or 'regency'
--          measure       varchar
--          value         double    in the unit of the measure; null where it is not defined
--          numerator     double    what a ratio is made of; null for a plain count
--          denominator   double
--          as_of         date
--          as_of_text    varchar   as_of as far as it is known: a day, a month or a year
--          dataset       varchar   that it comes from
--          provenance    varchar
-- data:    provinces, regencies, villages, centres, centre_counts, consultants,
--          certification_applications, procurement, figures
with dated as (
    select
        name as dataset,
        provenance = 'simulated' as is_simulated,
        max(as_of) as as_of,
        max_by(coalesce(as_of_text, as_of::varchar), as_of) as as_of_text
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
        weakest(provenance) as provenance
    from centres_of
    group by region_code
),

not_told_apart as (
    select
        unnest(string_split(candidate_regency_codes, ';')) as region_code,
        weakest(provenance) as provenance
    from marts.centres
    where provenance <> 'simulated' and candidate_regency_codes is not null
    group by 1
),

-- that an area has none is as sure as the weakest of all that are known
every_one as (
    select
        (select weakest(every_one.provenance) from counted_centres as every_one) as of_centres,
        (select weakest(every_one.provenance) from counted_villages as every_one) as of_villages
),

joined as (
    select
        regions.*,
        if(
            not_told_apart.region_code is null, coalesce(counted_centres.centres, 0), null
        ) as told_apart_centres,
        coalesce(of_provinces.larger_centre_count, counted_centres.centres, 0) as larger_centres,
        coalesce(of_provinces.larger_regency_count, 0) as regencies_with_centre,
        weaker(
            'derived',
            beside(
                regions.provenance,
                counted_centres.provenance,
                every_one.of_centres
            )
        ) as centres_provenance,
        beside(centres_provenance, not_told_apart.provenance, every_one.of_centres) as told_apart_provenance,
        beside(centres_provenance, of_provinces.provenance, null) as larger_provenance,
        coalesce(counted_villages.villages, 0) as villages,
        beside(
            regions.provenance,
            counted_villages.provenance,
            every_one.of_villages
        ) as villages_provenance
    from regions
    cross join every_one
    left join counted_centres using (region_code)
    left join not_told_apart using (region_code)
    left join marts.centres_of_provinces as of_provinces using (region_code)
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

-- the newest day that the award compares; real records alone, as no area page shows a simulated value
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
    inner join marts.award_units as units using (basis, as_of_day, unit_id)
    where
        basis = 'real'
        and as_of_day = (
            select max(newest.as_of_day) from marts.award_units as newest
            where newest.basis = 'real'
        )
        and indicators.value is not null
),

-- a centre of which no source says in which of two regencies it stands counts in its province all the same
staffed_centres as (
    select
        unnest(list_distinct([judged.region_code, centres.province_code])) as region_code,
        judged.value * judged.complement_people as active_people,
        judged.complement_people,
        judged.provenance
    from judged
    inner join marts.centres on judged.unit_id = centres.centre_id
    where judged.indicator = 'staffing_share'
),

measured as (
    select
        region_code,
        level,
        'population_people' as measure,
        population_people::double as value,
        null::double as numerator,
        null::double as denominator,
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
        'villages',
        villages_provenance
    from joined
    union all
    select
        region_code,
        level,
        'known_centres',
        told_apart_centres,
        null,
        null,
        'centres',
        told_apart_provenance
    from joined
    union all
    select
        region_code,
        level,
        'people_per_known_centre',
        population_people / nullif(larger_centres, 0),
        population_people,
        larger_centres,
        'centres',
        larger_provenance
    from joined
    -- of a regency with one centre it would be its people once more
    where level = 'province'
    union all
    select
        region_code,
        level,
        'regencies_with_centre_share',
        nullif(regencies_with_centre, 0) / regencies,
        regencies_with_centre,
        regencies,
        'centres',
        larger_provenance
    from joined
    where level = 'province'
    union all
    select
        region_code,
        if(length(region_code) = 2, 'province', 'regency'),
        'covered_share',
        nullif(sum(within_50_people), 0)::double / sum(people),
        sum(within_50_people)::double,
        sum(people)::double,
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
        if(indicator = 'umk_share', 'procurement', 'certification_applications'),
        provenance
    from judged
    where
        indicator in ('certified_share', 'umk_share')
        and unit_id = region_code
        and not (indicator = 'certified_share' and is_too_few(n))
),

context_measures as (
    select listed.*
    from
        (
            values
            ('poverty_rate', 'poverty_share', 0.01),
            ('hdi', 'hdi', 1),
            ('mean_years_schooling', 'schooling_years', 1),
            ('grdp_constant_2010', 'grdp_idr', 1000000000),
            ('grdp_per_head_constant_2010', 'grdp_per_head_idr', 1000)
        ) as listed (printed, measure, factor)
),

context as (
    select
        region_code,
        level,
        'enterprises_listed' as measure,
        listed_total::double as value,
        null::double as numerator,
        null::double as denominator,
        as_of_day as as_of,
        provenance
    from marts.enterprises
    where region_code is not null and not is_about
    union all
    select
        region_code,
        level,
        'listed_umk_share',
        umk_share,
        listed_umk,
        listed_total,
        as_of_day,
        weaker('derived', provenance)
    from marts.enterprises
    -- three regencies print theirs: too few to stand among
    where region_code is not null and umk_share is not null and level = 'province'
    union all
    select
        figures.region_code,
        figures.place_level,
        context_measures.measure,
        (figures.value * context_measures.factor)::double,
        null,
        null,
        figures.period_last_day,
        figures.provenance
    from marts.figures
    inner join context_measures on figures.measure = context_measures.printed
    where figures.topic = 'context'
)

select
    region_code,
    level,
    measure,
    value,
    numerator,
    denominator,
    dated.as_of,
    dated.as_of_text,
    measured.dataset,
    measured.provenance
from measured
left join dated
    on measured.dataset = dated.dataset and dated.is_simulated = (measured.provenance = 'simulated')
union all
select
    region_code,
    level,
    measure,
    value,
    numerator,
    denominator,
    as_of,
    year(as_of)::varchar as as_of_text,
    'figures' as dataset,
    provenance
from context
order by region_code, measure

-- What the award compares, long: a row that is not there was never reported.
--
-- A score is made only of what does not depend on which centres our search found: access gain and covered
-- share are there once every centre comes from the office's list.
--
-- Staffing: active consultants / complement. Access gain: people within 50 km of this centre and of no other
-- that is known. Certified share: of those that registered in the twelve months which ended 180 days before
-- the day, for schemes with a window of 180 days. Assisted: enterprises with an application in the twelve
-- months before the day. Spending: of the last finished fiscal year, divided by the goods and services
-- budget. Status: 1 unit of the office, 2 UPTD, 3 BLUD.
--
-- grain:   basis, as_of_day, unit_id, indicator
-- columns: basis           varchar   'all' or 'real': which records count, see marts.award_units
--          as_of_day       date
--          category        varchar   see marts.award_units
--          unit_id         varchar
--          unit_name       varchar
--          region_code     varchar
--          indicator       varchar
--          value           double    share 0 to 1, people, enterprises per place or per 100,000 people, or
--                                    step of status
--          upper_value     double    where a share has an unknown part: the share if all of it were spent on
--                                    small enterprises
--          n               bigint    entries that a share was observed on; null where it is counted in full
--          direction       varchar   'higher' or 'lower' is better
--          goalpost_low    double
--          goalpost_high   double
--          denominator     double    values that can be reached are whole numbers divided by it: places,
--                                    applications; where money is divided, tenths of a percent as in print
--          position        integer   of the indicator in its category
--          provenance      varchar
-- data:    centres, consultants, certification_applications, procurement, villages
with active as (
    select
        units.basis,
        units.as_of_day,
        units.unit_id,
        count(distinct consultants.consultant_id) as people,
        weakest(consultants.provenance) as provenance
    from marts.award_units as units
    inner join marts.consultants on units.unit_id = consultants.centre_id
    where
        is_active_on(consultants.active_from, consultants.active_to, units.as_of_day)
        and (units.basis = 'all' or consultants.provenance <> 'simulated')
    group by units.basis, units.as_of_day, units.unit_id
),

alone as (
    select
        village_code,
        any_value(centre_id) as centre_id
    from staging.reach
    where distance_km <= usual_radius_km()
    group by village_code
    having count(*) = 1
),

gained as (
    select
        alone.centre_id,
        sum(villages.population_people / villages.villages) as people
    from alone
    inner join staging.located_villages as villages using (village_code)
    group by alone.centre_id
),

-- whether nobody else is near depends on every centre: one row, and only where the office lists them all
every_centre as (
    select weaker('derived', weakest(provenance)) as provenance
    from marts.centres
    having bool_and(provenance = 'imported')
),

placed as (
    select distinct centre_id
    from staging.reach
),

-- millions of applications share a few thousand places and days
alike as (
    select
        centre_id,
        province_code,
        regency_code,
        registered_on,
        provenance,
        count(*) filter (where window_days <= award_window_days()) as judged,
        count(*) filter (where window_days <= award_window_days() and issue_days <= award_window_days())
            as converted
    from marts.applications
    group by all
),

entries as (
    select
        unnest(list_distinct([centre_id, province_code, regency_code])) as unit_id,
        registered_on,
        provenance,
        judged,
        converted
    from alike
),

-- of the year that ended a window before the day, and since then
recent as (
    select
        units.basis,
        units.as_of_day,
        units.unit_id,
        entries.registered_on <= units.as_of_day - award_window_days() as is_matured,
        entries.judged,
        entries.converted,
        entries.provenance
    from marts.award_units as units
    inner join entries using (unit_id)
    where
        entries.registered_on <= units.as_of_day
        and (units.basis = 'all' or entries.provenance <> 'simulated')
        and entries.registered_on > units.as_of_day - award_window_days() - interval 1 year
),

certified as (
    select
        basis,
        as_of_day,
        unit_id,
        coalesce(sum(judged) filter (where is_matured), 0)::bigint as matured,
        coalesce(sum(converted) filter (where is_matured), 0)::bigint as converted,
        weakest(provenance) as provenance
    from recent
    group by basis, as_of_day, unit_id
),

days as (
    select distinct as_of_day
    from marts.award_units
),

bases as (
    select distinct
        basis,
        as_of_day
    from marts.award_units
),

-- an enterprise counts once a place and day, as simulated only where nothing real of it counts there
applicants as (
    select
        days.as_of_day,
        applications.centre_id,
        applications.province_code,
        applications.regency_code,
        applications.enterprise_id,
        bool_and(applications.provenance = 'simulated') as is_simulated
    from marts.applications as applications
    inner join days
        on
            applications.registered_on <= days.as_of_day
            and applications.registered_on > days.as_of_day - interval 1 year
    where applications.enterprise_id is not null
    group by all
),

served as (
    select
        as_of_day,
        unnest(list_distinct([centre_id, province_code, regency_code])) as unit_id,
        enterprise_id,
        is_simulated
    from applicants
),

counted as (
    select
        as_of_day,
        unit_id,
        enterprise_id,
        bool_and(is_simulated) as is_simulated
    from served
    group by all
),

assisted as (
    select
        bases.basis,
        counted.as_of_day,
        counted.unit_id,
        count(*) as enterprises
    from counted
    inner join bases
        on counted.as_of_day = bases.as_of_day and (bases.basis = 'all' or not counted.is_simulated)
    group by bases.basis, counted.as_of_day, counted.unit_id
),

spending as (
    select
        units.basis,
        units.as_of_day,
        units.unit_id,
        sum(years.realised_umk_idr) / sum(years.budget_idr) as share,
        sum(years.realised_umk_idr + years.realised_unknown_idr) / sum(years.budget_idr) as upper_share,
        sum(years.planned_umk_idr) / sum(years.budget_idr) as planned_share,
        sum(years.planned_umk_idr + years.planned_unknown_idr) / sum(years.budget_idr) as upper_planned_share,
        weakest(years.provenance) as provenance
    from marts.award_units as units
    inner join marts.procurement_years as years
        on units.region_code = years.region_code and units.spending_year = years.year
    where
        years.budget_idr > 0
        and years.institution_kind in ('province', 'regency', 'city')
        and (units.basis = 'all' or years.provenance <> 'simulated')
    group by units.basis, units.as_of_day, units.unit_id
),

covered as (
    select
        unnest([coverage.regency_code, coverage.regency_code[1:2]]) as unit_id,
        people,
        within_50_people,
        provenance
    from marts.regency_coverage as coverage
    where evidence = 'documented'
),

covered_units as (
    select
        unit_id,
        sum(within_50_people)::double / sum(people) as share,
        weakest(provenance) as provenance
    from covered
    group by unit_id
),

measured as (
    select
        units.basis,
        units.as_of_day,
        units.unit_id,
        'staffing_share' as indicator,
        coalesce(active.people, 0) / units.complement_people as value,
        null::double as upper_value,
        null::bigint as n,
        beside(units.provenance, active.provenance, null) as provenance
    from marts.award_units as units
    left join active using (basis, as_of_day, unit_id)
    where units.complement_people > 0
    union all
    select
        units.basis,
        units.as_of_day,
        units.unit_id,
        'access_gain_people',
        coalesce(gained.people, 0),
        null,
        null,
        weaker(units.provenance, every_centre.provenance)
    from marts.award_units as units
    inner join placed on units.unit_id = placed.centre_id
    cross join every_centre
    left join gained on units.unit_id = gained.centre_id
    union all
    select
        basis,
        as_of_day,
        unit_id,
        'certified_share',
        converted / matured,
        null,
        matured,
        provenance
    from certified
    where matured > 0
    union all
    select
        units.basis,
        units.as_of_day,
        units.unit_id,
        if(units.complement_people is null, 'assisted_per_100k', 'assisted_per_place'),
        coalesce(assisted.enterprises, 0)
        / coalesce(units.complement_people, units.population_people / 100000),
        null,
        null,
        weaker(units.provenance, certified.provenance)
    from marts.award_units as units
    inner join certified using (basis, as_of_day, unit_id)
    left join assisted using (basis, as_of_day, unit_id)
    union all
    select
        basis,
        as_of_day,
        unit_id,
        'umk_share',
        share,
        upper_share,
        null,
        provenance
    from spending
    where share is not null
    union all
    select
        basis,
        as_of_day,
        unit_id,
        'umk_planned_share',
        planned_share,
        upper_planned_share,
        null,
        provenance
    from spending
    where planned_share is not null
    union all
    select
        units.basis,
        units.as_of_day,
        units.unit_id,
        'status_step',
        if(
            centres.institutional_status <> 'unknown',
            list_position(['unit', 'UPTD', 'BLUD'], centres.institutional_status),
            if(history.uptd_on <= units.as_of_day, 2, 1)
        ),
        null,
        null,
        if(
            centres.institutional_status <> 'unknown',
            centres.provenance,
            weaker(centres.provenance, history.provenance)
        )
    from marts.award_units as units
    inner join marts.centres on units.unit_id = centres.centre_id
    left join marts.centre_history as history on units.unit_id = history.centre_id
    where
        centres.institutional_status <> 'unknown'
        or (history.centre_id is not null and centres.provenance <> 'imported' and units.basis = 'all')
    union all
    select
        units.basis,
        units.as_of_day,
        units.unit_id,
        'covered_share',
        covered_units.share,
        null,
        null,
        weaker('derived', weaker(every_centre.provenance, covered_units.provenance))
    from marts.award_units as units
    inner join covered_units using (unit_id)
    cross join every_centre
)

select
    measured.basis,
    measured.as_of_day,
    units.category,
    measured.unit_id,
    units.unit_name,
    units.region_code,
    measured.indicator,
    measured.value::double as value,
    measured.upper_value::double as upper_value,
    measured.n,
    rules.direction,
    rules.goalpost_low::double as goalpost_low,
    rules.goalpost_high::double as goalpost_high,
    case rules.indicator
        when 'staffing_share' then units.complement_people
        when 'assisted_per_place' then units.complement_people
        when 'certified_share' then least(measured.n, 1000)
        when 'access_gain_people' then 1
        when 'status_step' then 1
        when 'assisted_per_100k' then 10
        else 1000
    end::double as denominator,
    rules.position::integer as position,
    measured.provenance
from measured
inner join marts.award_units as units using (basis, as_of_day, unit_id)
inner join raw.reference_award_indicators as rules using (category, indicator)
order by measured.basis, measured.as_of_day, units.category, measured.unit_id, position

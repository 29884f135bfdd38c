-- The centres and local governments that a ranking may compare, on the days that it knows: the ends of the
-- two years before the newest day, and that day.
--
-- Each on two bases: by all records, and by real ones alone, so that what an office loaded is compared though
-- the rest is simulated. The newest day is that of the records of the basis; where there are none of staff,
-- applications or procurement, that of the list of centres.
--
-- grain:   basis, as_of_day, unit_id
-- columns: basis               varchar   'all' or 'real': which records count
--          as_of_day           date
--          category            varchar   'province_centre', 'regency_centre', 'province_government' or
--                                        'regency_government'
--          unit_id             varchar   centre_id, or the code of the local government
--          unit_name           varchar
--          region_code         varchar   of the host government; null for a centre whose regency no source
--                                        names
--          population_people   bigint    of the local government; null for a centre
--          complement_people   bigint    places of the centre's complement on the day; null for a local
--                                        government
--          spending_year       integer   the last fiscal year that had ended on the day
--          last_record_on      date      newest application or contract of the unit that begins by the day
--          provenance          varchar
-- data:    centres, provinces, regencies, consultants, certification_applications, procurement
with bases as (
    select unnest(['all', 'real']) as basis
),

newest as (
    select
        bases.basis,
        coalesce(max(datasets.as_of) filter (where datasets.name <> 'centres'), max(datasets.as_of)) as day
    from marts.datasets
    inner join bases on bases.basis = 'all' or datasets.provenance <> 'simulated'
    where datasets.name in ('consultants', 'certification_applications', 'procurement', 'centres')
    group by bases.basis
),

days as (
    select
        basis,
        day as as_of_day,
        year(day) - if(month(day) = 12 and day(day) = 31, 0, 1) as spending_year
    from (
        select * from newest
        union
        select
            newest.basis,
            make_date((year(newest.day) - ago)::integer, 12, 31)
        from newest, unnest([1, 2]) as years (ago)
    ) as ends
),

units as (
    select
        level || '_centre' as category,
        centre_id as unit_id,
        name as unit_name,
        if(level = 'province', province_code, regency_code) as region_code,
        null::bigint as population_people,
        provenance
    from marts.centres
    union all
    select
        level || '_government',
        region_code,
        region_name,
        region_code,
        population_people,
        provenance
    from marts.regions
    where is_self_governing
),

complement as (
    select
        days.basis,
        days.as_of_day,
        posts.centre_id as unit_id,
        count(*) as complement_people,
        weakest(posts.provenance) as provenance
    from marts.posts
    inner join days on posts.open_from <= days.as_of_day
    where days.basis = 'all' or posts.provenance <> 'simulated'
    group by days.basis, days.as_of_day, posts.centre_id
),

-- millions of applications share a few thousand places and days
applied as (
    select distinct
        centre_id,
        province_code,
        regency_code,
        registered_on,
        provenance
    from marts.applications
),

records as (
    select
        unnest(list_distinct([centre_id, province_code, regency_code])) as unit_id,
        registered_on as day,
        provenance
    from applied
    union all
    select
        centre_id,
        active_from,
        provenance
    from marts.consultants
),

newest_records as (
    select
        days.basis,
        days.as_of_day,
        records.unit_id,
        max(records.day) as last_record_on,
        weakest(records.provenance) as provenance
    from records
    inner join days on records.day <= days.as_of_day
    where days.basis = 'all' or records.provenance <> 'simulated'
    group by days.basis, days.as_of_day, records.unit_id
)

select
    days.basis,
    days.as_of_day,
    units.category,
    units.unit_id,
    units.unit_name,
    units.region_code,
    units.population_people,
    complement.complement_people,
    days.spending_year::integer as spending_year,
    newest_records.last_record_on,
    beside(
        beside(units.provenance, complement.provenance, null), newest_records.provenance, null
    ) as provenance
from units
inner join days on days.basis = 'all' or units.provenance <> 'simulated'
left join complement
    on
        days.basis = complement.basis
        and days.as_of_day = complement.as_of_day
        and units.unit_id = complement.unit_id
left join newest_records
    on
        days.basis = newest_records.basis
        and days.as_of_day = newest_records.as_of_day
        and units.unit_id = newest_records.unit_id
order by days.basis, days.as_of_day, units.unit_id

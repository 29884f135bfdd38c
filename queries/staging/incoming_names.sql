-- Names of regions and centres that stand beside codes in the office's files, and what each may mean.
--
-- A centre's name means the regency or province that it names: "PLUT Kabupaten Garut" means Kabupaten Garut.
-- A text of a column that is none of ours may be either.
--
-- grain:   kind, printed
-- columns: kind                  varchar   'regency', 'province', 'centre' or 'place'
--          printed               varchar
--          regency_candidates    varchar   regencies that bear the name, with their codes; null where none
--                                          does
--          province_candidates   varchar   provinces that bear it
-- data:    centres, consultants, travel_times, certification_applications
with files as (
    select
        regency_name,
        province_name,
        centre_name
    from raw.incoming_consultants
    union all
    select
        regency_name,
        province_name,
        centre_name
    from raw.incoming_travel_times
    union all
    select
        regency_name,
        province_name,
        centre_name
    from raw.incoming_certification_applications
),

others as (
    select unnest(places).printed as printed
    from raw.incoming_centres
    union
    select unnest(places).printed as printed
    from raw.incoming_consultants
    union
    select unnest(places).printed as printed
    from raw.incoming_travel_times
    union
    select unnest(places).printed as printed
    from raw.incoming_certification_applications
),

named as (
    select distinct
        'regency' as kind,
        regency_name as printed,
        regency_name as region_name
    from files
    union
    select distinct
        'province' as kind,
        province_name as printed,
        province_name as region_name
    from files
    union
    select distinct
        'centre' as kind,
        centre_name as printed,
        region_of_centre_name(centre_name) as region_name
    from files
    union
    select
        'place' as kind,
        printed,
        region_of_centre_name(printed) as region_name
    from others
)

select
    named.kind,
    named.printed,
    regencies.candidates as regency_candidates,
    provinces.candidates as province_candidates
from named
left join staging.region_names as regencies
    on regencies.level = 'regency' and name_key(named.region_name) = regencies.name_key
left join staging.region_names as provinces
    on provinces.level = 'province' and name_key(named.region_name) = provinces.name_key
where named.printed is not null
order by named.kind, named.printed

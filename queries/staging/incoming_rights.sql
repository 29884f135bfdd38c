-- What each incoming file is about, as far as its rows are accepted: what somebody must have the right to
-- load who loads it. A record of a centre of a province is of no regency.
--
-- grain:   file, dataset, province_code, regency_code, institution_code
-- columns: file               varchar
--          dataset            varchar   as in data/access.toml: all procurement exports are one;
--                                       or corrections, which is of who may load everything
--          province_code      varchar   null where the institution is of no region
--          regency_code       varchar
--          institution_code   varchar   of a procuring institution, else null
-- data:    centres, consultants, travel_times, certification_applications, procurement, corrections
with found as (
    select distinct
        file,
        'centres' as dataset,
        province_code,
        case when level = 'regency' then regency_code end as regency_code,
        null::varchar as institution_code
    from staging.office_centres
    union all
    select distinct
        rows.file,
        'consultants' as dataset,
        centres.province_code,
        case when centres.level = 'regency' then centres.regency_code end as regency_code,
        null as institution_code
    from staging.office_consultants as rows
    left join marts.centres on rows.centre_id = centres.centre_id
    union all
    select distinct
        file,
        'travel_times' as dataset,
        left(regency_code, 2) as province_code,
        regency_code,
        null as institution_code
    from staging.office_travel_times
    union all
    select distinct
        file,
        'certification_applications' as dataset,
        left(regency_code, 2) as province_code,
        regency_code,
        null as institution_code
    from staging.office_certification_applications
    union all
    select distinct
        rows.file,
        'procurement' as dataset,
        left(institutions.region_code, 2) as province_code,
        case when length(institutions.region_code) = 4 then institutions.region_code end as regency_code,
        rows.kd_klpd as institution_code
    from staging.incoming_procurement as rows
    left join staging.procurement_institutions as institutions
        on rows.kd_klpd = institutions.institution_code
    where rows.outcome = 'accepted'
    union all
    select distinct
        file,
        'corrections' as dataset,
        null as province_code,
        null as regency_code,
        null as institution_code
    from staging.office_corrections
)

select
    file,
    dataset,
    province_code,
    regency_code,
    institution_code
from found
order by file, dataset, province_code, regency_code, institution_code

-- Which known centre (published or simulated) an office's row stands for: the same id, else the same level
-- and region.
--
-- grain:   centre_id
-- columns: centre_id          varchar   of the known centre
--          office_centre_id   varchar   of the office's row that replaces it
-- data:    centres
with known as (
    select
        centre_id,
        level,
        case
            when level = 'province' then province_code else coalesce(candidate_regency_codes, regency_code)
        end as region_codes
    from staging.published_centres
    where evidence_grade in ('A', 'B')
    union all
    select
        centre_id,
        level,
        case when level = 'province' then province_code else regency_code end as region_codes
    from simulated.centres
),

office as (
    select
        centre_id,
        level,
        case when level = 'province' then province_code else regency_code end as region_code
    from staging.office_centres
),

by_region as (
    select
        known.centre_id,
        min(office.centre_id) as office_centre_id
    from known
    inner join office
        on
            known.level = office.level
            and list_contains(string_split(known.region_codes, ';'), office.region_code)
    where id_key(office.centre_id) not in (select id_key(listed.centre_id) from known as listed)
    group by known.centre_id
)

select
    known.centre_id,
    coalesce(same.centre_id, by_region.office_centre_id) as office_centre_id
from known
left join office as same on id_key(known.centre_id) = id_key(same.centre_id)
left join by_region on known.centre_id = by_region.centre_id
where same.centre_id is not null or by_region.centre_id is not null
order by known.centre_id

-- Active consultants of each centre against its complement on a day, with the fields that nobody covers.
--
-- grain:   centre_id
-- params:  $as_of              date      null for the day on which the newest contract begins
-- columns: centre_id           varchar
--          centre_name         varchar
--          level               varchar   'province' or 'regency'
--          province_code       varchar
--          province_name       varchar
--          complement_people   bigint    consultants that the rule provides for
--          active_people       bigint    consultants whose contract covers the day
--          vacant_people       bigint    the difference, not below 0
--          staffing_share      double    active / complement
--          missing_fields      varchar[] fields of the complement without an active consultant
--          provenance          varchar
-- data:    consultants, centre_history, centres
with chosen as (
    select coalesce($as_of, max(active_from)) as day
    from marts.consultants
),

active as (
    select
        consultants.centre_id,
        count(distinct consultants.consultant_id) as active_people,
        list(distinct consultants.field) as fields,
        weakest(consultants.provenance) as provenance
    from marts.consultants
    inner join chosen on chosen.day between consultants.active_from and coalesce(consultants.active_to, chosen.day)
    group by consultants.centre_id
),

complement as (
    select
        posts.centre_id,
        count(*) as complement_people,
        list(posts.field order by posts.field_order) as fields,
        weakest(posts.provenance) as provenance
    from marts.posts
    inner join chosen on posts.open_from <= chosen.day
    group by posts.centre_id
)

select
    centres.centre_id,
    centres.name as centre_name,
    centres.level,
    centres.province_code,
    centres.province_name,
    complement.complement_people,
    coalesce(active.active_people, 0) as active_people,
    greatest(complement.complement_people - coalesce(active.active_people, 0), 0) as vacant_people,
    coalesce(active.active_people, 0) / complement.complement_people as staffing_share,
    list_filter(complement.fields, lambda field: not list_contains(coalesce(active.fields, []), field)) as missing_fields,
    weaker(weaker(complement.provenance, active.provenance), centres.provenance) as provenance
from complement
inner join marts.centres using (centre_id)
left join active using (centre_id)
order by centres.province_code, centres.level, centres.centre_id

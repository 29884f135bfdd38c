-- Consultants of each centre on a day, with its point: for marks as large as a centre's consultants.
--
-- grain:   centre_id
-- params:  $as_of              date      null for the day on which the newest contract begins
-- columns: centre_id           varchar
--          name                varchar
--          level               varchar   'province' or 'regency'
--          province_code       varchar
--          longitude           double    degrees, null where only the province is known
--          latitude            double    degrees
--          consultants         bigint    consultants whose contract covers the day
--          complement_people   bigint    consultants that the rule provides for
--          provenance          varchar
-- data:    consultants, centre_history, centres
with chosen as (
    select coalesce($as_of, max(active_from)) as day
    from marts.consultants
),

active as (
    select
        consultants.centre_id,
        count(distinct consultants.consultant_id) as consultants,
        weakest(consultants.provenance) as provenance
    from marts.consultants
    inner join chosen on chosen.day between consultants.active_from and coalesce(consultants.active_to, chosen.day)
    group by consultants.centre_id
),

complement as (
    select
        posts.centre_id,
        count(*) as complement_people,
        weakest(posts.provenance) as provenance
    from marts.posts
    inner join chosen on posts.open_from <= chosen.day
    group by posts.centre_id
)

select
    centres.centre_id,
    centres.name,
    centres.level,
    centres.province_code,
    centres.longitude,
    centres.latitude,
    coalesce(active.consultants, 0) as consultants,
    complement.complement_people,
    weaker(weaker(complement.provenance, active.provenance), centres.provenance) as provenance
from complement
inner join marts.centres using (centre_id)
left join active using (centre_id)
order by centres.centre_id

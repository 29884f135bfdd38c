-- Active consultants of the whole country against the complement on a day.
--
-- grain:   provenance
-- params:  $as_of              date      null for the day on which the newest contract begins
-- columns: as_of_day           date
--          centres             bigint    centres
--          complement_people   bigint    consultants that the rule provides for
--          active_people       bigint    consultants whose contract covers the day
--          vacant_people       bigint    the sum of the vacancies of all centres
--          staffing_share      double    active / complement
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
    any_value(chosen.day) as as_of_day,
    count(*) as centres,
    sum(complement.complement_people)::bigint as complement_people,
    coalesce(sum(active.consultants), 0)::bigint as active_people,
    sum(greatest(complement.complement_people - coalesce(active.consultants, 0), 0))::bigint as vacant_people,
    coalesce(sum(active.consultants), 0) / sum(complement.complement_people) as staffing_share,
    weakest(weaker(complement.provenance, active.provenance)) as provenance
from complement
cross join chosen
left join active using (centre_id)
having count(*) > 0
order by provenance

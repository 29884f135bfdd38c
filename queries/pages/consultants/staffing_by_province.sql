-- Active consultants of each province against the complement of its centres on a day.
--
-- grain:   province_code
-- params:  $as_of                  date      null for the day on which the newest contract begins
-- columns: province_code           varchar
--          province_name           varchar
--          centres                 bigint    centres
--          complement_people       bigint    consultants that the rule provides for
--          active_people           bigint    consultants whose contract covers the day
--          vacant_people           bigint    the sum of the vacancies of its centres
--          staffing_share          double    active / complement
--          population_people       bigint    people
--          people_per_consultant   double    people, null where nobody is active
--          provenance              varchar
-- data:    consultants, centre_history, centres, provinces
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
    provinces.province_code,
    provinces.province_name,
    count(*) as centres,
    sum(complement.complement_people)::bigint as complement_people,
    coalesce(sum(active.consultants), 0)::bigint as active_people,
    sum(greatest(complement.complement_people - coalesce(active.consultants, 0), 0))::bigint as vacant_people,
    coalesce(sum(active.consultants), 0) / sum(complement.complement_people) as staffing_share,
    any_value(provinces.population_people) as population_people,
    any_value(provinces.population_people) / nullif(sum(active.consultants), 0) as people_per_consultant,
    weaker(
        any_value(provinces.provenance), weakest(weaker(weaker(complement.provenance, active.provenance), centres.provenance))
    ) as provenance
from complement
inner join marts.centres using (centre_id)
inner join marts.provinces using (province_code)
left join active using (centre_id)
group by provinces.province_code, provinces.province_name
order by provinces.province_code

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
select
    provinces.province_code,
    provinces.province_name,
    count(*) as centres,
    sum(staffing.complement_people)::bigint as complement_people,
    sum(staffing.active_people)::bigint as active_people,
    sum(staffing.vacant_people)::bigint as vacant_people,
    sum(staffing.active_people) / sum(staffing.complement_people) as staffing_share,
    any_value(provinces.population_people) as population_people,
    any_value(provinces.population_people) / nullif(sum(staffing.active_people), 0) as people_per_consultant,
    weaker(any_value(provinces.provenance), weakest(weaker(staffing.provenance, centres.provenance)))
        as provenance
from centre_staffing($as_of) as staffing
inner join marts.centres using (centre_id)
inner join marts.provinces using (province_code)
group by provinces.province_code, provinces.province_name
order by provinces.province_code

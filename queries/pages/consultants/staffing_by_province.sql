-- Active consultants of each province against the complement of its centres on a day, of the centres that an
-- office has loaded: what is simulated is listed by no region.
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
    weaker(any_value(provinces.provenance), weakest(weaker(staffing.provenance, centres.provenance)))
        as provenance
from centre_staffing($as_of, false) as staffing
inner join marts.centres using (centre_id)
inner join marts.provinces using (province_code)
where centres.provenance <> 'simulated'
group by provinces.province_code, provinces.province_name
order by provinces.province_code

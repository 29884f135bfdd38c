-- Active consultants of the whole country against the complement on a day.
--
-- grain:   provenance
-- params:  $as_of              date      null for the day on which the newest contract begins
--          $simulated          boolean   false leaves simulated records out; null counts them
-- columns: as_of_day           date
--          centres             bigint    centres
--          complement_people   bigint    consultants that the rule provides for
--          active_people       bigint    consultants whose contract covers the day
--          vacant_people       bigint    the sum of the vacancies of all centres
--          staffing_share      double    active / complement
--          provinces           bigint    provinces with such a centre
--          provenance          varchar
-- data:    consultants, centre_history, centres
select
    staffing_day($as_of, $simulated) as as_of_day,
    count(*) as centres,
    sum(complement_people)::bigint as complement_people,
    sum(active_people)::bigint as active_people,
    sum(vacant_people)::bigint as vacant_people,
    sum(active_people) / sum(complement_people) as staffing_share,
    count(distinct centres.province_code) as provinces,
    weakest(weaker(staffing.provenance, centres.provenance)) as provenance
from centre_staffing($as_of, $simulated) as staffing
inner join marts.centres using (centre_id)
where centres.provenance <> 'simulated' or coalesce($simulated, true)
having count(*) > 0
order by provenance

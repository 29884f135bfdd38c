-- Consultants of each centre on a day, with its point: for marks as large as a centre's consultants.
--
-- grain:   centre_id
-- params:  $as_of              date      null for the day on which the newest contract begins
--          $simulated          boolean   false leaves simulated records out; null counts them
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
select
    centres.centre_id,
    centres.name,
    centres.level,
    centres.province_code,
    centres.longitude,
    centres.latitude,
    staffing.active_people as consultants,
    staffing.complement_people,
    weaker(staffing.provenance, centres.provenance) as provenance
from centre_staffing($as_of, $simulated) as staffing
inner join marts.centres using (centre_id)
where centres.provenance <> 'simulated' or coalesce($simulated, true)
order by centres.centre_id

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
select
    centres.centre_id,
    centres.name as centre_name,
    centres.level,
    centres.province_code,
    centres.province_name,
    staffing.complement_people,
    staffing.active_people,
    staffing.vacant_people,
    staffing.active_people / staffing.complement_people as staffing_share,
    staffing.missing_fields,
    weaker(staffing.provenance, centres.provenance) as provenance
from centre_staffing($as_of) as staffing
inner join marts.centres using (centre_id)
order by centres.province_code, centres.level, centres.centre_id

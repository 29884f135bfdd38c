-- Consultants on an office's records at the centres that serve an area, on the day on which the newest of
-- these contracts begins. Without such records there is no row.
--
-- grain:   centre_id
-- params:  $region              varchar   two or four digits; null for all
-- columns: centre_id            varchar
--          name                 varchar
--          as_of_day            date      the day that is counted
--          complement_people    bigint    consultants that the rule provides for
--          active_people        bigint    consultants whose contract covers the day
--          missing_fields       varchar[] fields of the complement without an active consultant
--          provenance           varchar
-- data:    consultants, centres
select
    centres.centre_id,
    centres.name,
    staffing_day(null, false) as as_of_day,
    staffing.complement_people,
    staffing.active_people,
    staffing.missing_fields,
    weaker(staffing.provenance, centres.provenance) as provenance
from centre_staffing(null, false) as staffing
inner join marts.centres using (centre_id)
where
    centres.provenance <> 'simulated'
    and staffing.provenance <> 'simulated'
    and (
        $region is null
        or centres.province_code = $region
        or centres.regency_code = $region
        or (centres.level = 'province' and centres.province_code = $region[1:2])
    )
order by centres.centre_id

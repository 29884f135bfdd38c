-- Active consultants of each centre against its complement on a day, with the fields that nobody covers:
-- those of real records first, by province. A centre of which anything is simulated has a made-up name and no
-- place.
--
-- grain:   centre_id
-- params:  $as_of              date      null for the day on which the newest contract begins
--          $simulated          boolean   false leaves simulated records out; null counts them
-- columns: centre_id           varchar   or the code that stands for it
--          centre_name         varchar
--          level               varchar   'province' or 'regency'
--          province_code       varchar   null where the name is made up
--          province_name       varchar   the same
--          complement_people   bigint    consultants that the rule provides for
--          active_people       bigint    consultants whose contract covers the day
--          vacant_people       bigint    the difference, not below 0
--          staffing_share      double    active / complement
--          missing_fields      varchar[] fields of the complement without an active consultant
--          provenance          varchar
-- data:    consultants, centre_history, centres
with staffed as (
    select
        centres.*,
        staffing.* exclude (centre_id, provenance),
        weaker(staffing.provenance, centres.provenance) as weaker_provenance,
        weaker_provenance = 'simulated' as is_made_up
    from centre_staffing($as_of, $simulated) as staffing
    inner join marts.centres using (centre_id)
    where centres.provenance <> 'simulated' or coalesce($simulated, true)
)

select
    if(staffed.is_made_up, made_up.made_up_code, staffed.centre_id) as centre_id,
    if(staffed.is_made_up, made_up.made_up_name, staffed.name) as centre_name,
    staffed.level,
    if(staffed.is_made_up, null, staffed.province_code) as province_code,
    if(staffed.is_made_up, null, staffed.province_name) as province_name,
    staffed.complement_people,
    staffed.active_people,
    staffed.vacant_people,
    staffed.active_people / staffed.complement_people as staffing_share,
    staffed.missing_fields,
    staffed.weaker_provenance as provenance
from staffed
left join marts.made_up_names as made_up
    on staffed.level || '_centre' = made_up.category and staffed.centre_id = made_up.unit_id
order by staffed.is_made_up, province_code, staffed.level, centre_id

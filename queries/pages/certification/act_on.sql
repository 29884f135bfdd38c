-- Stalled applications, the longest wait first, at most 1,000: codes for a centre to act on, no personal
-- data.
--
-- grain:   application_id
-- params:  $scheme         varchar   code of the scheme; null for all
--          $from_date      date      first day of registration; null for all
--          $to_date        date      last day of registration; null for all
--          $window_days    integer   days from registration to certificate; null for the usual window of each
--                                    scheme
--          $province_code  varchar   null for all
--          $centre_id      varchar   null for all
-- columns: application_id  varchar
--          scheme          varchar
--          centre_id       varchar   null where no centre assists
--          name            varchar   of the centre
--          province_code   varchar
--          regency_code    varchar
--          waiting_for     varchar   'verification' or 'certificate'
--          last_step_on    date
--          waiting_days    integer   days since the last step
--          as_of_day       date
--          provenance      varchar
-- data:    certification_applications, centres
with stalled as (
    select *
    from certification_cohort($scheme, $from_date, $to_date, $window_days, $province_code, $centre_id)
    where is_stalled
    order by waiting_days desc, application_id
    limit 1000
)

select
    stalled.application_id,
    stalled.scheme,
    stalled.centre_id,
    centres.name,
    stalled.province_code,
    stalled.regency_code,
    if(stalled.steps_reached = 1, 'verification', 'certificate') as waiting_for,
    stalled.as_of_day - stalled.waiting_days as last_step_on,
    stalled.waiting_days,
    stalled.as_of_day,
    beside(stalled.provenance, centres.provenance, null) as provenance
from stalled
left join marts.centres on stalled.centre_id = centres.centre_id
order by stalled.waiting_days desc, stalled.application_id

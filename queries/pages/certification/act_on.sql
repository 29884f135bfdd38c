-- Stalled applications, the longest wait first, at most 1,000: codes for a centre to act on, no personal
-- data. Of a simulated one neither centre nor place is told: a made-up name stands for its centre.
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
),

named as (
    select
        stalled.*,
        centres.name,
        made_up.made_up_code,
        made_up.made_up_name,
        beside(stalled.provenance, centres.provenance, null) as shown_provenance,
        shown_provenance = 'simulated' as is_made_up
    from stalled
    left join marts.centres on stalled.centre_id = centres.centre_id
    left join marts.made_up_names as made_up
        on made_up.category like '%_centre' and stalled.centre_id = made_up.unit_id
)

select
    application_id,
    scheme,
    if(is_made_up, made_up_code, centre_id) as centre_id,
    if(is_made_up, made_up_name, name) as name,
    if(is_made_up, null, province_code) as province_code,
    if(is_made_up, null, regency_code) as regency_code,
    if(steps_reached = 1, 'verification', 'certificate') as waiting_for,
    as_of_day - waiting_days as last_step_on,
    waiting_days,
    as_of_day,
    shown_provenance as provenance
from named
order by waiting_days desc, application_id

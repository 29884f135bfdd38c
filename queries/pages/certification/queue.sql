-- Open applications by what they wait for and how long ago their last step was.
--
-- grain:   waiting_for, age_class
-- params:  $scheme            varchar   code of the scheme; null for all
--          $from_date         date      first day of registration; null for all
--          $to_date           date      last day of registration; null for all
--          $window_days       integer   days from registration to certificate; null for the usual window of
--                                       each scheme
--          $province_code     varchar   null for all
--          $centre_id         varchar   null for all
-- columns: waiting_for        varchar   'verification' or 'certificate'
--          age_class          varchar   days since the last step: '0_30', '31_90', '91_180', '181_365' or
--                                       '366_'
--          application_count  bigint    applications
--          stalled_count      bigint    those whose last step is at least the window old
--          provenance         varchar
-- data:    certification_applications
with chosen as (
    select *
    from certification_cohort($scheme, $from_date, $to_date, $window_days, $province_code, $centre_id)
    where state = 'open'
)

select
    if(steps_reached = 1, 'verification', 'certificate') as waiting_for,
    case
        when waiting_days <= 30 then '0_30'
        when waiting_days <= 90 then '31_90'
        when waiting_days <= 180 then '91_180'
        when waiting_days <= 365 then '181_365'
        else '366_'
    end as age_class,
    count(*) as application_count,
    count(*) filter (where is_stalled) as stalled_count,
    weakest(provenance) as provenance
from chosen
group by waiting_for, age_class
order by waiting_for desc, list_position(['0_30', '31_90', '91_180', '181_365', '366_'], age_class)

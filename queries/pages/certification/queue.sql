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
with waiting as (
    select
        'verification' as waiting_for,
        *
    from counted_days('awaits_verification', $scheme, $from_date, $to_date, $province_code, $centre_id)
    union all
    select
        'certificate' as waiting_for,
        *
    from counted_days('awaits_certificate', $scheme, $from_date, $to_date, $province_code, $centre_id)
)

select
    waiting_for,
    case
        when days <= 30 then '0_30'
        when days <= 90 then '31_90'
        when days <= 180 then '91_180'
        when days <= 365 then '181_365'
        else '366_'
    end as age_class,
    sum(application_count)::bigint as application_count,
    coalesce(
        sum(application_count) filter (where days >= coalesce($window_days::integer, window_days)), 0
    )::bigint as stalled_count,
    weakest(provenance) as provenance
from waiting
group by waiting_for, age_class
order by waiting_for desc, list_position(['0_30', '31_90', '91_180', '181_365', '366_'], age_class)

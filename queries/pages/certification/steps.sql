-- From each step to the next: how many went on, were rejected, have stalled (and may still go on) or wait,
-- and how long those that went on took.
--
-- grain:   step_order
-- params:  $scheme         varchar   code of the scheme; null for all
--          $from_date      date      first day of registration; null for all
--          $to_date        date      last day of registration; null for all
--          $window_days    integer   days from registration to certificate; null for the usual window of each
--                                    scheme
--          $province_code  varchar   null for all
--          $centre_id      varchar   null for all
-- columns: step_order      integer   2 or 3: of the step that is reached
--          step            varchar   'verified' or 'issued'
--          entered_count   bigint    applications that reached the step before
--          passed_count    bigint    those of them that reached this step
--          rejected_count  bigint    rejected or withdrawn in between
--          stalled_count   bigint    open in between, last step at least the window ago
--          median_days     integer   days between the two steps, of those that went on and have both dates
--          timed_count     bigint    those that have both dates
--          provenance      varchar
-- data:    certification_applications
with counted as (
    select *
    from counted_applications(null, $scheme, $from_date, $to_date, $window_days, $province_code, $centre_id)
),

entered as (
    select
        2 as step_order,
        application_count as entered_count,
        verified_count as passed_count,
        rejected_unverified_count as rejected_count,
        stalled_unverified_count as stalled_count,
        provenance
    from counted
    union all
    select
        3 as step_order,
        verified_count as entered_count,
        issued_count as passed_count,
        rejected_count - rejected_unverified_count as rejected_count,
        stalled_count - stalled_unverified_count as stalled_count,
        provenance
    from counted
    where verified_count > 0
),

sums as (
    select
        step_order,
        sum(entered_count)::bigint as entered_count,
        sum(passed_count)::bigint as passed_count,
        sum(rejected_count)::bigint as rejected_count,
        sum(stalled_count)::bigint as stalled_count,
        weakest(provenance) as provenance
    from entered
    group by step_order
),

timed as (
    select
        2 as step_order,
        days,
        application_count,
        provenance
    from counted_days('to_verification', $scheme, $from_date, $to_date, $province_code, $centre_id)
    union all
    select
        3 as step_order,
        days,
        application_count,
        provenance
    from counted_days('from_verification', $scheme, $from_date, $to_date, $province_code, $centre_id)
),

days as (
    select
        step_order,
        days,
        sum(sum(application_count)) over (partition by step_order order by days) as so_far,
        sum(sum(application_count)) over (partition by step_order) as timed_count,
        weakest(weakest(provenance)) over (partition by step_order) as provenance
    from timed
    group by step_order, days
),

medians as (
    select
        step_order,
        min(days)::integer as median_days,
        any_value(timed_count)::bigint as timed_count,
        any_value(provenance) as provenance
    from days
    where 2 * so_far >= timed_count
    group by step_order
)

select
    sums.step_order::integer as step_order,
    if(sums.step_order = 2, 'verified', 'issued') as step,
    sums.entered_count,
    sums.passed_count,
    sums.rejected_count,
    sums.stalled_count,
    medians.median_days,
    coalesce(medians.timed_count, 0) as timed_count,
    beside(
        sums.provenance, medians.provenance, (select weakest(every_one.provenance) from medians as every_one)
    ) as provenance
from sums
left join medians on sums.step_order = medians.step_order
order by sums.step_order

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
--          provenance      varchar
-- data:    certification_applications
with chosen as (
    select *
    from certification_cohort($scheme, $from_date, $to_date, $window_days, $province_code, $centre_id)
),

-- millions of applications share a few thousand waits: they are counted first
alike as (
    select
        steps_reached,
        state,
        is_stalled,
        verification_days,
        greatest(date_diff('day', verified_on, issued_on), 0) as certificate_days,
        provenance,
        count(*) as applications
    from chosen
    group by all
),

transitions as (
    select
        unnest([2, 3])::integer as step_order,
        unnest(['verified', 'issued']) as step
),

entered as (
    select
        transitions.step_order,
        transitions.step,
        alike.*,
        if(transitions.step_order = 2, alike.verification_days, alike.certificate_days) as step_days
    from alike
    inner join transitions on alike.steps_reached >= transitions.step_order - 1
),

days as (
    select
        step_order,
        step_days,
        sum(sum(applications)) over (partition by step_order order by step_days) as so_far,
        sum(sum(applications)) over (partition by step_order) as in_all
    from entered
    where step_days is not null
    group by step_order, step_days
),

medians as (
    select
        step_order,
        min(step_days)::integer as median_days
    from days
    where 2 * so_far >= in_all
    group by step_order
),

sums as (
    select
        step_order,
        step,
        sum(applications)::bigint as entered_count,
        coalesce(sum(applications) filter (where steps_reached >= step_order), 0)::bigint as passed_count,
        coalesce(
            sum(applications) filter (where steps_reached < step_order and state = 'rejected'), 0
        )::bigint as rejected_count,
        coalesce(sum(applications) filter (where steps_reached < step_order and is_stalled), 0)::bigint
            as stalled_count,
        weakest(provenance) as provenance
    from entered
    group by step_order, step
)

select
    sums.step_order,
    sums.step,
    sums.entered_count,
    sums.passed_count,
    sums.rejected_count,
    sums.stalled_count,
    medians.median_days,
    sums.provenance
from sums
left join medians on sums.step_order = medians.step_order
order by sums.step_order

-- From each step to the next: how many went on, were lost (rejected, or stalled) or still wait, and how long those that went on
-- took.
--
-- grain:   step_order
-- params:  $scheme         varchar   code of the scheme; null for all
--          $from_date      date      first day of registration; null for all
--          $to_date        date      last day of registration; null for all
--          $window_days    integer   days from registration to certificate; null for the usual window of each scheme
--          $province_code  varchar   null for all
--          $centre_id      varchar   null for all
-- columns: step_order      integer   2 or 3: of the step that is reached
--          step            varchar   'verified' or 'issued'
--          entered_count   bigint    applications that reached the step before
--          passed_count    bigint    those of them that reached this step
--          rejected_count  bigint    rejected or withdrawn in between
--          stalled_count   bigint    open in between, last step at least the window ago
--          lost_share      double    0 to 1, rejected and stalled of those that entered
--          median_days     integer   days between the two steps, of those that went on and have both dates
--          provenance      varchar
-- data:    certification_applications
with chosen as (
    select
        *,
        coalesce($window_days::integer, window_days) as days_allowed
    from marts.applications
    where
        (scheme = $scheme or $scheme is null)
        and (registered_on >= $from_date::date or $from_date is null)
        and (registered_on <= $to_date::date or $to_date is null)
        and (province_code = $province_code or $province_code is null)
        and (centre_id = $centre_id or $centre_id is null)
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
        chosen.*,
        case transitions.step_order
            when 2 then verification_days
            else greatest(date_diff('day', verified_on, issued_on), 0)
        end as step_days
    from chosen
    inner join transitions on chosen.steps_reached >= transitions.step_order - 1
)

select
    step_order,
    step,
    count(*) as entered_count,
    count(*) filter (where steps_reached >= step_order) as passed_count,
    count(*) filter (where steps_reached < step_order and state = 'rejected') as rejected_count,
    count(*) filter (where steps_reached < step_order and waiting_days >= days_allowed) as stalled_count,
    count(*) filter (where steps_reached < step_order and (state = 'rejected' or waiting_days >= days_allowed)) / count(*)
        as lost_share,
    quantile_disc(step_days, 0.5)::integer as median_days,
    weakest(provenance) as provenance
from entered
group by step_order, step
order by step_order

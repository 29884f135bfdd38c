-- The funnel of an entry cohort: how many reached each step, and how those stand at the as-of date; the four
-- states sum to them. Stalled: open, and the last step is at least the window old.
--
-- grain:   step_order
-- params:  $scheme           varchar   code of the scheme; null for all
--          $from_date        date      first day of registration; null for all
--          $to_date          date      last day of registration; null for all
--          $window_days      integer   days from registration to certificate; null for the usual window of
--                                      each scheme
--          $province_code    varchar   null for all
--          $centre_id        varchar   null for all
-- columns: step_order        integer   1 to 3
--          step              varchar   'registered', 'verified' or 'issued'
--          reached_count     bigint    applications
--          issued_count      bigint    applications
--          in_process_count  bigint    applications
--          stalled_count     bigint    applications
--          rejected_count    bigint    applications rejected or withdrawn
--          provenance        varchar
-- data:    certification_applications
with counted as (
    select *
    from counted_applications(null, $scheme, $from_date, $to_date, $window_days, $province_code, $centre_id)
),

reached as (
    select
        1 as step_order,
        application_count as reached_count,
        issued_count,
        stalled_count,
        rejected_count,
        provenance
    from counted
    union all
    select
        2 as step_order,
        verified_count as reached_count,
        issued_count,
        stalled_count - stalled_unverified_count as stalled_count,
        rejected_count - rejected_unverified_count as rejected_count,
        provenance
    from counted
    where verified_count > 0
    union all
    select
        3 as step_order,
        issued_count as reached_count,
        issued_count,
        0 as stalled_count,
        0 as rejected_count,
        provenance
    from counted
    where issued_count > 0
),

-- That there is none of them is as sure as the weakest of the scheme.
every_one as (
    select weakest(provenance) as provenance
    from (
        select distinct provenance
        from marts.application_counts
        where scheme = $scheme or $scheme is null
    ) as kinds
),

steps as (
    select
        unnest([1, 2, 3])::integer as step_order,
        unnest(['registered', 'verified', 'issued']) as step
),

sums as (
    select
        steps.step_order,
        steps.step,
        coalesce(sum(reached.reached_count), 0)::bigint as reached_count,
        coalesce(sum(reached.issued_count), 0)::bigint as issued_count,
        coalesce(sum(reached.stalled_count), 0)::bigint as stalled_count,
        coalesce(sum(reached.rejected_count), 0)::bigint as rejected_count,
        coalesce(weakest(reached.provenance), any_value(every_one.provenance), 'derived') as provenance
    from steps
    cross join every_one
    left join reached on steps.step_order = reached.step_order
    group by steps.step_order, steps.step
)

select
    step_order,
    step,
    reached_count,
    issued_count,
    reached_count - issued_count - stalled_count - rejected_count as in_process_count,
    stalled_count,
    rejected_count,
    provenance
from sums
order by step_order

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
with chosen as (
    select *
    from certification_cohort($scheme, $from_date, $to_date, $window_days, $province_code, $centre_id)
),

counted as (
    select
        steps_reached,
        state,
        is_stalled,
        provenance,
        count(*) as applications
    from chosen
    group by all
),

-- That there is none of them is as sure as the weakest of the scheme.
every_one as (
    select weakest(provenance) as provenance
    from (
        select distinct provenance
        from marts.applications
        where scheme = $scheme or $scheme is null
    ) as kinds
),

steps as (
    select
        unnest([1, 2, 3])::integer as step_order,
        unnest(['registered', 'verified', 'issued']) as step
)

select
    steps.step_order,
    steps.step,
    coalesce(sum(counted.applications), 0)::bigint as reached_count,
    coalesce(sum(counted.applications) filter (where counted.state = 'issued'), 0)::bigint as issued_count,
    coalesce(
        sum(counted.applications) filter (where counted.state = 'open' and not counted.is_stalled), 0
    )::bigint as in_process_count,
    coalesce(sum(counted.applications) filter (where counted.is_stalled), 0)::bigint as stalled_count,
    coalesce(sum(counted.applications) filter (where counted.state = 'rejected'), 0)::bigint
        as rejected_count,
    coalesce(weakest(counted.provenance), any_value(every_one.provenance), 'derived') as provenance
from steps
cross join every_one
left join counted on steps.step_order <= counted.steps_reached
group by steps.step_order, steps.step
order by steps.step_order

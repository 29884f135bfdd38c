-- How much of an entry cohort got the certificate within the window: exactly for the matured part (registered at least the
-- window before the as-of date), as bounds for the whole; and the days by which half and three quarters of all hold it.
--
-- grain:   cohort_count
-- params:  $scheme                   varchar   code of the scheme; null for all
--          $from_date                date      first day of registration; null for all
--          $to_date                  date      last day of registration; null for all
--          $window_days              integer   days from registration to certificate; null for the usual window of each scheme
--          $province_code            varchar   null for all
--          $centre_id                varchar   null for all
-- columns: cohort_count              bigint    applications
--          matured_count             bigint    applications registered at least the window before the as-of date
--          matured_issued_count      bigint    those of them with the certificate within the window (converted)
--          matured_conversion_share  double    0 to 1, of the matured; null where none is
--          lower_share               double    0 to 1, of the cohort: converted already
--          upper_share               double    0 to 1, of the cohort: and those that still may
--          median_days               integer   day by which half of all that registered hold it; null where not reached
--          p75_days                  integer   day by which three quarters hold it; null where not reached
--          is_small                  boolean   fewer than 10 applications
--          provenance                varchar
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

-- millions of applications share a few hundred days
groups as (
    select
        provenance,
        age_days >= days_allowed as is_matured,
        state,
        coalesce(issue_days <= days_allowed, false) as is_converted,
        coalesce(issue_days, age_days) as day,
        count(*) as applications
    from chosen
    group by all
),

sums as (
    select
        coalesce(sum(applications), 0)::bigint as cohort_count,
        coalesce(sum(applications) filter (where is_matured), 0)::bigint as matured_count,
        coalesce(sum(applications) filter (where is_matured and is_converted), 0)::bigint as matured_issued_count,
        coalesce(sum(applications) filter (where is_converted), 0)::bigint as converted_count,
        coalesce(sum(applications) filter (where not is_matured and state = 'open'), 0)::bigint as undecided_count,
        coalesce(weakest(provenance), 'derived') as provenance
    from groups
),

-- All that registered and are not known to hold it before a day are at risk on it, refused ones too: they never will, and
-- the curve levels off.
at_risk as (
    select
        day,
        coalesce(sum(applications) filter (where state = 'issued'), 0)::bigint as issued_count,
        sum(sum(applications)) over (order by day desc)::bigint as at_risk_count
    from groups
    group by day
),

curve as (
    select
        day,
        issued_count,
        at_risk_count,
        1 - product(1 - issued_count / at_risk_count) over (order by day rows unbounded preceding) as issued_share
    from at_risk
    where issued_count > 0
),

reached as (
    select
        min(day) filter (where issued_share >= 0.5 - 1e-12) as median_days,
        min(day) filter (where issued_share >= 0.75 - 1e-12) as p75_days
    from curve
)

select
    sums.cohort_count,
    sums.matured_count,
    sums.matured_issued_count,
    sums.matured_issued_count / nullif(sums.matured_count, 0) as matured_conversion_share,
    sums.converted_count / nullif(sums.cohort_count, 0) as lower_share,
    (sums.converted_count + sums.undecided_count) / nullif(sums.cohort_count, 0) as upper_share,
    reached.median_days,
    reached.p75_days,
    sums.cohort_count < 10 as is_small,
    sums.provenance
from sums
cross join reached
order by sums.cohort_count

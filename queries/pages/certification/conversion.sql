-- How much of an entry cohort got the certificate within the window: exactly for the matured part (registered
-- at least the window before the as-of date), as bounds for the whole; and the days by which half and three
-- quarters of all hold it.
--
-- grain:   cohort_count
-- params:  $scheme                   varchar   code of the scheme; null for all
--          $from_date                date      first day of registration; null for all
--          $to_date                  date      last day of registration; null for all
--          $window_days              integer   days from registration to certificate; null for the usual
--                                              window of each scheme
--          $province_code            varchar   null for all
--          $centre_id                varchar   null for all
-- columns: cohort_count              bigint    applications
--          matured_count             bigint    applications registered at least the window before the as-of
--                                              date
--          matured_issued_count      bigint    those of them with the certificate within the window
--                                              (converted)
--          matured_conversion_share  double    0 to 1, of the matured; null where none is
--          lower_share               double    0 to 1, of the cohort: converted already
--          upper_share               double    0 to 1, of the cohort: and those that still may
--          median_days               integer   day by which half of all that registered hold it; null where
--                                              not reached
--          p75_days                  integer   day by which three quarters hold it; null where not reached
--          is_small                  boolean   fewer than 10 applications
--          provenance                varchar
-- data:    certification_applications
with days as (
    select *
    from certificate_days($scheme, $from_date, $to_date, $province_code, $centre_id)
),

counted as (
    select *
    from counted_applications(null, $scheme, $from_date, $to_date, $window_days, $province_code, $centre_id)
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

sums as (
    select
        coalesce((select sum(days.leaving_count) from days), 0)::bigint as cohort_count,
        coalesce(sum(matured_count), 0)::bigint as matured_count,
        coalesce(sum(matured_converted_count), 0)::bigint as matured_issued_count,
        coalesce(sum(converted_count), 0)::bigint as converted_count,
        coalesce(sum(undecided_count), 0)::bigint as undecided_count,
        (
            select weakest(each.provenance)
            from (
                select provenance from counted
                union all
                select provenance from days
            ) as each
        ) as provenance
    from counted
),

curve as (
    select
        day,
        share_issued(day, issued_count, at_risk_count) as issued_share
    from days
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
    is_too_few(sums.cohort_count) as is_small,
    coalesce(sums.provenance, every_one.provenance, 'derived') as provenance
from sums
cross join reached
cross join every_one
order by sums.cohort_count

-- Conversion of the applications registered in each month: of the matured ones exactly, of all as bounds.
--
-- grain:   cohort_month
-- params:  $scheme                   varchar   code of the scheme; null for all
--          $from_date                date      first day of registration; null for all
--          $to_date                  date      last day of registration; null for all
--          $window_days              integer   days from registration to certificate; null for the usual
--                                              window of each scheme
--          $province_code            varchar   null for all
--          $centre_id                varchar   null for all
-- columns: cohort_month              date      first day of the month of registration
--          cohort_count              bigint    applications
--          matured_count             bigint    applications registered at least the window before the as-of
--                                              date
--          matured_issued_count      bigint    those of them with the certificate within the window
--          matured_conversion_share  double    0 to 1, of the matured; null where none is
--          lower_share               double    0 to 1, of all: converted already
--          upper_share               double    0 to 1, of all: and those that still may
--          stalled_count             bigint    open, last step at least the window ago
--          rejected_count            bigint    rejected or withdrawn
--          is_small                  boolean   fewer than 10 matured applications
--          provenance                varchar
-- data:    certification_applications
with counted as (
    select
        group_code::date as cohort_month,
        sum(application_count)::bigint as cohort_count,
        sum(matured_count)::bigint as matured_count,
        sum(matured_converted_count)::bigint as matured_issued_count,
        sum(converted_count)::bigint as converted_count,
        sum(undecided_count)::bigint as undecided_count,
        sum(stalled_count)::bigint as stalled_count,
        sum(rejected_count)::bigint as rejected_count,
        weakest(provenance) as provenance
    from
        counted_applications(
            'month', $scheme, $from_date, $to_date, $window_days, $province_code, $centre_id
        )
    group by cohort_month
),

span as (
    select
        min(cohort_month) as first_month,
        max(cohort_month) as last_month
    from counted
),

-- A month without an application has a row too: nothing is drawn across it.
months as (
    select unnest(generate_series(first_month, last_month, interval 1 month))::date as cohort_month
    from span
)

select
    months.cohort_month,
    coalesce(counted.cohort_count, 0) as cohort_count,
    coalesce(counted.matured_count, 0) as matured_count,
    coalesce(counted.matured_issued_count, 0) as matured_issued_count,
    counted.matured_issued_count / nullif(counted.matured_count, 0) as matured_conversion_share,
    counted.converted_count / counted.cohort_count as lower_share,
    (counted.converted_count + counted.undecided_count) / counted.cohort_count as upper_share,
    coalesce(counted.stalled_count, 0) as stalled_count,
    coalesce(counted.rejected_count, 0) as rejected_count,
    is_too_few(coalesce(counted.matured_count, 0)) as is_small,
    coalesce(counted.provenance, (select weakest(every_one.provenance) from counted as every_one))
        as provenance
from months
left join counted on months.cohort_month = counted.cohort_month
order by months.cohort_month

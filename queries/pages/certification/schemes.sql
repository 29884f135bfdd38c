-- What became of the applications of each scheme, side by side. There is no row of all schemes: one
-- enterprise may apply under several, and each has steps and a usual window of its own.
--
-- grain:   scheme
-- params:  $from_date                date      first day of registration; null for all
--          $to_date                  date      last day of registration; null for all
--          $window_days              integer   days from registration to certificate; null for the usual
--                                              window of each scheme
--          $province_code            varchar   null for all
--          $centre_id                varchar   null for all
-- columns: scheme                    varchar
--          days_allowed              integer   days from registration within which a certificate counts
--          cohort_count              bigint    applications
--          issued_count              bigint
--          in_process_count          bigint    open, last step younger than the window
--          stalled_count             bigint    open, last step at least the window ago
--          rejected_count            bigint    rejected or withdrawn
--          matured_count             bigint    applications registered at least the window before the as-of
--                                              date
--          matured_issued_count      bigint    those of them with the certificate within the window
--          matured_conversion_share  double    0 to 1, of the matured; null where none is
--          is_small                  boolean   fewer than 10 matured applications
--          position                  integer   order in which schemes are listed
--          provenance                varchar
-- data:    certification_applications
with sums as (
    select
        group_code as scheme,
        sum(application_count)::bigint as cohort_count,
        sum(issued_count)::bigint as issued_count,
        sum(stalled_count)::bigint as stalled_count,
        sum(rejected_count)::bigint as rejected_count,
        sum(matured_count)::bigint as matured_count,
        sum(matured_converted_count)::bigint as matured_issued_count,
        weakest(provenance) as provenance
    from
        counted_applications(
            'scheme', null, $from_date, $to_date, $window_days, $province_code, $centre_id
        )
    group by group_code
)

select
    sums.scheme,
    coalesce($window_days::integer, schemes.window_days) as days_allowed,
    sums.cohort_count,
    sums.issued_count,
    sums.cohort_count - sums.issued_count - sums.stalled_count - sums.rejected_count as in_process_count,
    sums.stalled_count,
    sums.rejected_count,
    sums.matured_count,
    sums.matured_issued_count,
    sums.matured_issued_count / nullif(sums.matured_count, 0) as matured_conversion_share,
    is_too_few(sums.matured_count) as is_small,
    schemes.position,
    weaker(sums.provenance, schemes.provenance) as provenance
from sums
inner join marts.schemes as schemes on sums.scheme = schemes.scheme
order by schemes.position

-- The share of all that registered that holds the certificate by each day after registration on which one was
-- issued.
--
-- Kaplan-Meier (Kaplan and Meier 1958) of the days to the certificate. An open application is censored at its
-- age on the as-of date; a refused one too, but is not taken out on the day of its refusal, since it never
-- will hold the certificate.
--
-- grain:   day
-- params:  $scheme         varchar   code of the scheme; null for all
--          $from_date      date      first day of registration; null for all
--          $to_date        date      last day of registration; null for all
--          $province_code  varchar   null for all
--          $centre_id      varchar   null for all
-- columns: day             integer   days after registration
--          issued_count    bigint    certificates of that day
--          at_risk_count   bigint    applications at least as old that do not hold it before that day
--          issued_share    double    0 to 1, after that day
--          provenance      varchar
-- data:    certification_applications
with days as (
    select *
    from certificate_days($scheme, $from_date, $to_date, $province_code, $centre_id)
),

curve as (
    select
        day,
        issued_count,
        at_risk_count,
        share_issued(day, issued_count, at_risk_count) as issued_share
    from days
    where issued_count > 0
),

-- What leaves before the first certificate enters no row.
origin as (
    select coalesce(weakest(provenance), 'derived') as provenance
    from days
    where day >= (select min(curve.day) from curve)
)

select
    curve.day,
    curve.issued_count,
    curve.at_risk_count,
    curve.issued_share,
    origin.provenance
from curve
cross join origin
order by curve.day

-- The share of all that registered that holds the certificate by each day after registration on which one was issued.
--
-- Kaplan-Meier (Kaplan and Meier 1958) of the days to the certificate. An open application is censored at its age on the
-- as-of date; a refused one too, but is not taken out on the day of its refusal, since it never will hold the certificate.
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
with chosen as (
    select *
    from marts.applications
    where
        (scheme = $scheme or $scheme is null)
        and (registered_on >= $from_date::date or $from_date is null)
        and (registered_on <= $to_date::date or $to_date is null)
        and (province_code = $province_code or $province_code is null)
        and (centre_id = $centre_id or $centre_id is null)
),

-- millions of applications share a few hundred days
counted as (
    select
        coalesce(issue_days, age_days) as day,
        provenance,
        count(issue_days) as issued_count,
        count(*) as leaving_count
    from chosen
    group by day, provenance
),

-- All that registered and are not known to hold it before a day are at risk on it, refused ones too: they never will, and
-- the curve levels off.
at_risk as (
    select
        day,
        sum(issued_count)::bigint as issued_count,
        sum(sum(leaving_count)) over (order by day desc)::bigint as at_risk_count
    from counted
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

-- What leaves before the first certificate enters no row.
origin as (
    select coalesce(weakest(provenance), 'derived') as provenance
    from counted
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

-- The days by which a quarter, half and three quarters hold the certificate: of all that registered, and,
-- another thing, of those that hold it by now. Never an average of the days of parts.
--
-- grain:   held_share
-- params:  $scheme            varchar   code of the scheme; null for all
--          $from_date         date      first day of registration; null for all
--          $to_date           date      last day of registration; null for all
--          $province_code     varchar   null for all
--          $centre_id         varchar   null for all
-- columns: held_share         double    0.25, 0.5 or 0.75
--          all_days           integer   days, of all that registered; null where that share does not hold it
--          issued_days        integer   days, of those that hold it by now
--          application_count  bigint    applications
--          issued_count       bigint    certificates
--          provenance         varchar
-- data:    certification_applications
with days as (
    select *
    from certificate_days($scheme, $from_date, $to_date, $province_code, $centre_id)
),

curve as (
    select
        day,
        sum(issued_count) over (order by day) / sum(issued_count) over () as share_of_issued,
        share_issued(day, issued_count, at_risk_count) as issued_share
    from days
    where issued_count > 0
),

shares as (
    select unnest([0.25, 0.5, 0.75])::double as held_share
),

reached as (
    select
        shares.held_share,
        min(curve.day) filter (where curve.issued_share >= shares.held_share - 1e-12) as all_days,
        min(curve.day) filter (where curve.share_of_issued >= shares.held_share - 1e-12) as issued_days
    from shares
    left join curve on true
    group by shares.held_share
),

-- That there is none of them is as sure as the weakest of the scheme.
every_one as (
    select weakest(provenance) as provenance
    from (
        select distinct provenance
        from marts.application_days
        where scheme = $scheme or $scheme is null
    ) as kinds
),

sums as (
    select
        coalesce(sum(leaving_count), 0)::bigint as application_count,
        coalesce(sum(issued_count), 0)::bigint as issued_count,
        weakest(provenance) as provenance
    from days
)

select
    reached.held_share,
    reached.all_days,
    reached.issued_days,
    sums.application_count,
    sums.issued_count,
    coalesce(sums.provenance, every_one.provenance, 'derived') as provenance
from reached
cross join sums
cross join every_one
order by reached.held_share

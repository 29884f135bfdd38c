-- Why applications were rejected or withdrawn, the commonest first.
--
-- grain:   rejection_reason
-- params:  $scheme           varchar   code of the scheme; null for all
--          $from_date        date      first day of registration; null for all
--          $to_date          date      last day of registration; null for all
--          $province_code    varchar   null for all
--          $centre_id        varchar   null for all
-- columns: rejection_reason  varchar   code; 'not_stated' where the file does not say
--          rejected_count    bigint    applications
--          rejected_share    double    0 to 1, of all that were rejected or withdrawn
--          unverified_count  bigint    those of them rejected before the verification
--          provenance        varchar
-- data:    certification_applications
with counted as (
    select
        coalesce(rejection_reason, 'not_stated') as rejection_reason,
        count(*) as rejected_count,
        count(*) filter (where steps_reached = 1) as unverified_count,
        provenance
    from certification_cohort($scheme, $from_date, $to_date, null, $province_code, $centre_id)
    where state = 'rejected'
    group by coalesce(rejection_reason, 'not_stated'), provenance
),

sums as (
    select
        sum(rejected_count) as all_rejected,
        weakest(provenance) as provenance
    from counted
)

select
    counted.rejection_reason,
    sum(counted.rejected_count)::bigint as rejected_count,
    sum(counted.rejected_count) / any_value(sums.all_rejected) as rejected_share,
    sum(counted.unverified_count)::bigint as unverified_count,
    any_value(sums.provenance) as provenance
from counted
cross join sums
group by counted.rejection_reason
order by rejected_count desc, counted.rejection_reason

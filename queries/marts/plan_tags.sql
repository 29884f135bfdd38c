-- An office's planned packages by their tag (small enterprises, others, nothing said) and the reason that is
-- given for a package that is not for small enterprises.
--
-- grain:   institution_code, year, tag, plan_reason
-- columns: institution_code   varchar
--          year               integer
--          tag                varchar   'umk', 'other' or 'unknown'
--          plan_reason        varchar   'above_15_billion', 'competence', 'other_reason', 'no_reason' or
--                                      'not_asked' (only "not UMK" has reasons)
--          packages           bigint    packages
--          planned_idr        decimal(24,2) rupiah
--          provenance         varchar
-- data:    procurement
select
    kd_klpd as institution_code,
    year,
    case when umk_idr is null then 'unknown' when umk_idr > 0 then 'umk' else 'other' end as tag,
    case when umk_idr = 0 then coalesce(plan_reason, 'no_reason') else 'not_asked' end as plan_reason,
    count(*) as packages,
    sum(amount_idr)::decimal(24, 2) as planned_idr,
    'imported' as provenance
from staging.incoming_procurement
where outcome = 'accepted' and dataset = 'procurement_plans' and amount_idr > 0
group by all
order by institution_code, year, tag, plan_reason

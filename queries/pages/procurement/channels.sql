-- Spending by stage and channel of the chosen institutions, with bounds of the share of small enterprises.
--
-- grain:   stage, channel
-- params:  $year                    integer   fiscal year; null for all years together
--          $institution_code        varchar   null for all obliged institutions
--          $institution_kind        varchar   null for all kinds
--          $stage                   varchar   null for all stages
-- columns: stage                    varchar
--          channel                  varchar
--          records                  bigint    packages, contracts or orders
--          total_idr                decimal(38,2) rupiah
--          umk_idr                  decimal(38,2) rupiah
--          unknown_idr              decimal(38,2) rupiah
--          provider_share           double    0 to 1, of the channel: lower bound
--          provider_upper_share     double    0 to 1, upper bound
--          provenance               varchar
-- data:    procurement
with summed as (
    select
        stage,
        channel,
        sum(records)::bigint as records,
        sum(total_idr) as total_idr,
        sum(umk_idr) as umk_idr,
        sum(unknown_idr) as unknown_idr,
        weakest(provenance) as provenance
    from marts.procurement_totals
    where
        (year = $year or $year is null)
        and is_counted_institution(institution_code, is_obliged, $institution_code)
        and (institution_kind = $institution_kind or $institution_kind is null)
        and (stage = $stage or $stage is null)
    group by stage, channel
)

select
    stage,
    channel,
    records,
    total_idr,
    umk_idr,
    unknown_idr,
    umk_idr / nullif(total_idr, 0) as provider_share,
    (umk_idr + unknown_idr) / nullif(total_idr, 0) as provider_upper_share,
    provenance
from summed
order by list_position(['planned', 'contracted', 'realised'], stage), total_idr desc, channel

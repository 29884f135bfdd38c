-- Shortfalls and surpluses against the 40 per cent, by kind of institution and of all; their difference is
-- the net gap.
--
-- Each sum stands beside its low end, which counts what is unknown as spending on small enterprises.
-- Institutions without a budget, or without a file of realised spending, stand apart.
--
-- grain:   institution_kind
-- params:  $year                    integer   fiscal year; null for all years together
-- columns: institution_kind         varchar   a kind, 'all', 'no_budget' or 'no_realised'
--          institutions             bigint    institutions
--          short_institutions       bigint    institutions below their obligation
--          surplus_institutions     bigint    institutions that met it
--          budget_idr               decimal(38,2) rupiah
--          obligation_idr           decimal(38,3) rupiah
--          realised_umk_idr         decimal(38,2) rupiah
--          shortfall_idr            decimal(38,3) rupiah
--          surplus_idr              decimal(38,3) rupiah
--          net_gap_idr              decimal(38,3) rupiah: shortfalls less surpluses
--          low_shortfall_idr        decimal(38,3) rupiah, unknown counted as small enterprises
--          low_net_gap_idr          decimal(38,3) rupiah, unknown counted as small enterprises
--          provenance               varchar
-- data:    procurement
with judged as (
    select
        case
            when budget_idr is null then 'no_budget'
            when realised_idr is null then 'no_realised'
            else institution_kind
        end as institution_kind,
        budget_idr,
        obligation(budget_idr) as obligation_idr,
        realised_umk_idr,
        greatest(0, obligation(budget_idr) - realised_umk_idr) as shortfall_idr,
        greatest(0, realised_umk_idr - obligation(budget_idr)) as surplus_idr,
        obligation(budget_idr) - realised_umk_idr as net_gap_idr,
        greatest(0, obligation(budget_idr) - realised_umk_idr - realised_unknown_idr) as low_shortfall_idr,
        obligation(budget_idr) - realised_umk_idr - realised_unknown_idr as low_net_gap_idr,
        provenance
    from marts.procurement_years
    where (year = $year or $year is null) and is_obliged
),

with_all as (
    select * from judged
    union all
    select * replace ('all' as institution_kind)
    from judged
    where institution_kind not in ('no_budget', 'no_realised')
),

known as (
    -- outside the ledger nothing is compared with an obligation
    select
        institution_kind in ('no_budget', 'no_realised') as is_apart,
        *
    from with_all
)

select
    institution_kind,
    count(*) as institutions,
    count(*) filter (where not is_apart and net_gap_idr > 0) as short_institutions,
    count(*) filter (where not is_apart and net_gap_idr <= 0) as surplus_institutions,
    sum(budget_idr) as budget_idr,
    sum(obligation_idr)::decimal(38, 3) as obligation_idr,
    sum(realised_umk_idr) as realised_umk_idr,
    sum(shortfall_idr) filter (where not is_apart)::decimal(38, 3) as shortfall_idr,
    sum(surplus_idr) filter (where not is_apart)::decimal(38, 3) as surplus_idr,
    sum(net_gap_idr) filter (where not is_apart)::decimal(38, 3) as net_gap_idr,
    sum(low_shortfall_idr) filter (where not is_apart)::decimal(38, 3) as low_shortfall_idr,
    sum(low_net_gap_idr) filter (where not is_apart)::decimal(38, 3) as low_net_gap_idr,
    weakest(provenance) as provenance
from known
group by institution_kind
order by
    list_position(
        ['central', 'province', 'regency', 'city', 'all', 'no_budget', 'no_realised'], institution_kind
    )

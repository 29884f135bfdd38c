-- Spending at each stage of the chosen institutions in a year, with lower and upper bounds of the share of
-- small enterprises.
--
-- Shares of a budget count only institutions that have both a budget and the stage. The lower bound counts
-- what is known to be of small enterprises, the upper also what is unknown.
--
-- grain:   stage
-- params:  $year                    integer   fiscal year; null for all years together
--          $institution_code        varchar   null for all obliged institutions
--          $institution_kind        varchar   null for all kinds
-- columns: stage                    varchar   'planned', 'contracted' or 'realised'
--          institutions             bigint    institutions with the stage
--          imported_institutions    bigint    of them loaded by the office
--          as_of_day                date
--          budget_idr               decimal(38,2) rupiah, of institutions with budget and stage
--          obligation_idr           decimal(38,3) rupiah, 40 % of it
--          total_idr                decimal(38,2) rupiah
--          umk_idr                  decimal(38,2) rupiah
--          unknown_idr              decimal(38,2) rupiah, part of the total
--          other_idr                decimal(38,2) rupiah known to be of others
--          unbudgeted_idr           decimal(38,2) rupiah of institutions without a budget
--          records                  bigint    packages, contracts or orders
--          small_suppliers          bigint    suppliers, each once per institution
--          budget_share             double    0 to 1, of the budget: lower bound
--          budget_upper_share       double    0 to 1, upper bound
--          obligation_share         double    of the obligation: lower bound
--          obligation_upper_share   double    upper bound
--          provider_share           double    0 to 1, of spending through providers at the same stage: lower
--                                             bound
--          provider_upper_share     double    0 to 1, upper bound
--          status_known_share       double    0 to 1, of the total
--          provenance               varchar
-- data:    procurement
with chosen as (
    select *
    from marts.procurement_years
    where
        (year = $year or $year is null)
        and is_counted_institution(institution_code, is_obliged, $institution_code)
        and (institution_kind = $institution_kind or $institution_kind is null)
),

stages as (
    select
        'planned' as stage,
        1 as position,
        planned_idr as total_idr,
        planned_umk_idr as umk_idr,
        planned_unknown_idr as unknown_idr,
        planned_records as records,
        institution_code,
        budget_idr,
        as_of_day,
        small_suppliers,
        provenance
    from chosen
    union all
    select
        'contracted',
        2,
        contracted_idr,
        contracted_umk_idr,
        contracted_unknown_idr,
        contracted_records,
        institution_code,
        budget_idr,
        as_of_day,
        small_suppliers,
        provenance
    from chosen
    union all
    select
        'realised',
        3,
        realised_idr,
        realised_umk_idr,
        realised_unknown_idr,
        realised_records,
        institution_code,
        budget_idr,
        as_of_day,
        small_suppliers,
        provenance
    from chosen
),

summed as (
    select
        stage,
        position,
        count(distinct institution_code) as institutions,
        count(distinct institution_code) filter (where provenance = 'imported') as imported_institutions,
        max(as_of_day) as as_of_day,
        sum(budget_idr) as budget_idr,
        sum(total_idr) as total_idr,
        sum(umk_idr) as umk_idr,
        sum(unknown_idr) as unknown_idr,
        sum(umk_idr) filter (where budget_idr is not null) as budgeted_umk_idr,
        sum(unknown_idr) filter (where budget_idr is not null) as budgeted_unknown_idr,
        sum(total_idr) filter (where budget_idr is null) as unbudgeted_idr,
        sum(records)::bigint as records,
        sum(small_suppliers)::bigint as small_suppliers,
        weakest(provenance) as provenance
    from stages
    where total_idr is not null
    group by stage, position
)

select
    stage,
    institutions,
    imported_institutions,
    as_of_day,
    budget_idr,
    obligation(budget_idr::decimal(26, 2))::decimal(38, 3) as obligation_idr,
    total_idr,
    umk_idr,
    unknown_idr,
    total_idr - umk_idr - unknown_idr as other_idr,
    unbudgeted_idr,
    records,
    small_suppliers,
    budgeted_umk_idr / nullif(budget_idr, 0) as budget_share,
    (budgeted_umk_idr + budgeted_unknown_idr) / nullif(budget_idr, 0) as budget_upper_share,
    budgeted_umk_idr / nullif(obligation(budget_idr), 0) as obligation_share,
    (budgeted_umk_idr + budgeted_unknown_idr) / nullif(obligation(budget_idr), 0) as obligation_upper_share,
    umk_idr / nullif(total_idr, 0) as provider_share,
    (umk_idr + unknown_idr) / nullif(total_idr, 0) as provider_upper_share,
    (total_idr - unknown_idr) / nullif(total_idr, 0) as status_known_share,
    provenance
from summed
order by position

-- Institutions of a year with their shares, bounds, gap, band and place among their kind; the largest
-- shortfall first.
--
-- Of a year that is not over by an institution's own data there is no band.
--
-- Bands are this product's own, after the manner of the US SBA: of the obligation A 100 %, B 90 %, C 80 %, D
-- 70 % or more.
--
-- grain:   institution_code, year
-- params:  $year                    integer   fiscal year; null for all
--          $institution_kind        varchar   null for all
-- columns: institution_code         varchar
--          institution_name         varchar
--          institution_kind         varchar
--          year                     integer
--          as_of_day                date      the newest day that its rows speak of
--          budget_idr               decimal(24,2) rupiah
--          obligation_idr           decimal(26,3) rupiah, 40 % of the budget
--          planned_umk_idr          decimal(24,2) rupiah
--          realised_umk_idr         decimal(24,2) rupiah
--          gap_idr                  decimal(27,3) rupiah: realised small-enterprise spending less the
--                                                 obligation
--          gap_upper_idr            decimal(27,3) rupiah: the same if all that is unknown were of small
--                                                 enterprises
--          allocation_share         double    0 to 1, planned for small enterprises, of the budget (the legal
--                                             measure)
--          realised_budget_share    double    0 to 1, realised, of the budget
--          progress_share           double    realised, of the obligation; 1 is met
--          provider_share           double    0 to 1, realised, of realised provider spending (as LKPP
--                                             counts)
--          provider_upper_share     double    0 to 1, the same if all that is unknown were of small
--                                             enterprises
--          status_known_share       double    0 to 1, of realised spending, whose status is recorded
--          realised_records         bigint    packages
--          small_suppliers          bigint    distinct suppliers
--          band                     varchar   'A' to 'E', null without budget or realised spending, and
--                                             before the year is over
--          rank_of_kind             bigint    1 for the highest progress
--          ranked_of_kind           bigint    institutions
--          provenance               varchar
-- data:    procurement
with measured as (
    select
        years.*,
        obligation(years.budget_idr) as obligation_idr,
        years.realised_umk_idr / nullif(obligation(years.budget_idr), 0) as progress_share,
        ranks.rank_of_kind,
        ranks.ranked_of_kind,
        beside(years.provenance, ranks.provenance, null) as shown_provenance
    from marts.procurement_years as years
    left join marts.procurement_ranks as ranks using (institution_code, year)
    where
        (years.year = $year or $year is null)
        and (years.institution_kind = $institution_kind or $institution_kind is null)
)

select
    institution_code,
    institution_name,
    institution_kind,
    year,
    as_of_day,
    budget_idr,
    obligation_idr,
    planned_umk_idr,
    realised_umk_idr,
    realised_umk_idr - obligation_idr as gap_idr,
    realised_umk_idr + realised_unknown_idr - obligation_idr as gap_upper_idr,
    planned_umk_idr / nullif(budget_idr, 0) as allocation_share,
    realised_umk_idr / nullif(budget_idr, 0) as realised_budget_share,
    progress_share,
    realised_umk_idr / nullif(realised_idr, 0) as provider_share,
    (realised_umk_idr + realised_unknown_idr) / nullif(realised_idr, 0) as provider_upper_share,
    (realised_idr - realised_unknown_idr) / nullif(realised_idr, 0) as status_known_share,
    realised_records,
    small_suppliers,
    case
        when last_complete_month(as_of_day, year) < 12 then null
        when progress_share >= 1 then 'A'
        when progress_share >= 0.9 then 'B'
        when progress_share >= 0.8 then 'C'
        when progress_share >= 0.7 then 'D'
        when progress_share is not null then 'E'
    end as band,
    rank_of_kind,
    ranked_of_kind,
    shown_provenance as provenance
from measured
order by gap_idr, institution_code, year

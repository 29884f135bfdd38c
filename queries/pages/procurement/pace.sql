-- Realised small-enterprise spending from January to each month, of the budget of its year, for a year and
-- those before it.
--
-- Only institutions with a budget in that year; months after the last complete one are not there.
--
-- grain:   year, month
-- params:  $year                    integer   fiscal year; null gives no row
--          $institution_code        varchar   null for all obliged institutions
--          $institution_kind        varchar   null for all kinds
--          $simulated               boolean   false leaves simulated records out; null counts them
-- columns: year                     integer
--          month                    integer   1 to 12
--          is_current               boolean   the year that is looked at
--          umk_idr                  decimal(38,2) rupiah, of the month
--          cumulative_umk_idr       decimal(38,2) rupiah
--          budget_idr               decimal(38,2) rupiah
--          month_share              double    of the budget, in the month
--          cumulative_share         double    of the budget, since January
--          provenance               varchar
-- data:    procurement
with years as (
    select
        year,
        sum(budget_idr) as budget_idr,
        max(as_of_day) as as_of_day,
        weakest(provenance) as provenance
    from compared_years($year, $institution_code, $institution_kind, $simulated)
    group by year
),

calendar as (
    select
        years.*,
        unnest(range(1, last_complete_month(as_of_day, year) + 1))::integer as month
    from years
),

months as (
    select
        year,
        month,
        sum(umk_idr) as umk_idr,
        weakest(provenance) as provenance
    from realised_months($year, $institution_code, $institution_kind, $simulated)
    group by year, month
),

cumulated as (
    select
        calendar.year,
        calendar.month,
        coalesce(months.umk_idr, 0) as umk_idr,
        sum(coalesce(months.umk_idr, 0)) over until_then as cumulative_umk_idr,
        calendar.budget_idr,
        calendar.provenance as budget_provenance,
        provenances()[min(trust(months.provenance)) over until_then] as spent_provenance
    from calendar
    left join months using (year, month)
    window until_then as (partition by calendar.year order by calendar.month)
)

select
    year,
    month,
    year = max(year) over () as is_current,
    umk_idr,
    cumulative_umk_idr,
    budget_idr,
    umk_idr / nullif(budget_idr, 0) as month_share,
    cumulative_umk_idr / nullif(budget_idr, 0) as cumulative_share,
    beside(
        budget_provenance, spent_provenance, (select weakest(every_one.provenance) from months as every_one)
    ) as provenance
from cumulated
order by year, month

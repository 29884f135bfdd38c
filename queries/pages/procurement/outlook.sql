-- Where the year that is looked at may end, from how past years went on after the same month, and the last
-- day for 40 %.
--
-- The range multiplies what is realised by the smallest and largest growth of a past year from the same month
-- to its end. The last day is the one after which even the highest monthly rate ever seen no longer reaches
-- 40 % of the budget; one before the years that are compared is none. Two past years are needed. The sums of
-- months and budgets say that every row of these years entered.
--
-- grain:   year
-- params:  $year                    integer   fiscal year; null gives no row
--          $institution_code        varchar   null for all obliged institutions
--          $institution_kind        varchar   null for all kinds
--          $simulated               boolean   false leaves simulated records out; null counts them
-- columns: year                     integer
--          until_month              integer   the last complete month
--          past_years               bigint    years compared with
--          current_share            double    of the budget, realised until that month
--          past_low_share           double    of their budgets, at the same month of past years
--          past_high_share          double
--          low_share                double    year-end of this year, lower end
--          high_share               double    upper end
--          best_month_share         double    highest share of a budget realised in one month
--          last_day                 date      null where 40 % is reached, too few years are known, or none is
--          is_reached               boolean
--          spent_idr                decimal(38,2) rupiah, small enterprises, all these years
--          budgets_idr              decimal(38,2) rupiah, all these years
--          provenance               varchar
-- data:    procurement
with years as (
    select
        year,
        year = max(year) over () as is_current,
        sum(budget_idr) as budget_idr,
        max(as_of_day) as as_of_day,
        weakest(provenance) as provenance
    from compared_years($year, $institution_code, $institution_kind, $simulated)
    group by year
),

now as (
    select last_complete_month(as_of_day, year) as until_month
    from years
    where is_current
),

months as (
    select *
    from realised_months($year, $institution_code, $institution_kind, $simulated)
),

rates as (
    select
        years.year,
        years.is_current,
        years.budget_idr,
        sum(months.umk_idr) as spent_idr,
        sum(months.umk_idr) filter (where months.month <= now.until_month) as until_then_idr,
        max(months.umk_idr) filter (where not years.is_current or months.month <= now.until_month)
            as best_month_idr,
        weaker(years.provenance, weakest(months.provenance)) as provenance
    from years
    inner join months using (year)
    cross join now
    group by years.year, years.is_current, years.budget_idr, years.provenance
),

compared as (
    select
        max(year) as year,
        count(*) filter (where not is_current) as past_years,
        max(until_then_idr / nullif(budget_idr, 0)) filter (where is_current) as current_share,
        min(until_then_idr / nullif(budget_idr, 0)) filter (where not is_current) as past_low_share,
        max(until_then_idr / nullif(budget_idr, 0)) filter (where not is_current) as past_high_share,
        min(spent_idr / nullif(until_then_idr, 0)) filter (where not is_current) as least_growth,
        max(spent_idr / nullif(until_then_idr, 0)) filter (where not is_current) as most_growth,
        max(best_month_idr / nullif(budget_idr, 0)) as best_month_share,
        sum(spent_idr) as spent_idr,
        sum(budget_idr) as budgets_idr,
        weakest(provenance) as provenance
    from rates
),

at_best as (
    -- days that the highest monthly rate ever seen needs for what is missing from 40 %
    select
        ceil((umk_rule_share() - current_share) / nullif(best_month_share, 0) * 365 / 12) as missing_days,
        make_date(year, 12, 31) - make_date(year - 4, 1, 1) as compared_days
    from compared
)

select
    compared.year,
    now.until_month,
    compared.past_years,
    compared.current_share,
    compared.past_low_share,
    compared.past_high_share,
    case when compared.past_years >= 2 then compared.current_share * compared.least_growth end as low_share,
    case when compared.past_years >= 2 then compared.current_share * compared.most_growth end as high_share,
    compared.best_month_share,
    case
        when compared.past_years >= 2 and at_best.missing_days between 1 and at_best.compared_days
            then make_date(compared.year, 12, 31) - at_best.missing_days::integer
    end as last_day,
    compared.current_share >= umk_rule_share() as is_reached,
    compared.spent_idr::decimal(38, 2) as spent_idr,
    compared.budgets_idr::decimal(38, 2) as budgets_idr,
    compared.provenance
from compared
cross join now
cross join at_best
where compared.year is not null
order by compared.year

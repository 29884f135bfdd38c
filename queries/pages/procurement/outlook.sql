-- Where the year that is looked at may end, from how past years went on after the same month, and the last
-- day for 40 %.
--
-- Each institution counts until the last complete month of its own data, in this year and in past ones.
-- The range multiplies what is known to be of small enterprises by the smallest growth of a past year from
-- there to its end, and that together with what is unknown by the largest. A range of n past years holds the
-- next one in (n - 1) / (n + 1) of cases, where years come in no order.
--
-- The last day is the one after which even the highest monthly rate ever seen no longer reaches 40 % of the
-- budget, from what had been realised by that day: within a month money flows evenly. There is none where
-- 40 % is reached, or was out of reach from the first day. Two past years are needed. The sums of months and
-- budgets say that every row of these years entered.
--
-- grain:   year
-- params:  $year                    integer   fiscal year; null gives no row
--          $institution_code        varchar   null for all obliged institutions
--          $institution_kind        varchar   null for all kinds
--          $simulated               boolean   false leaves simulated records out; null counts them
-- columns: year                     integer
--          until_month              integer   last complete month of the institution with the newest data
--          earliest_until_month     integer   of the one with the oldest data
--          past_years               bigint    years compared with
--          range_holds_share        double    how often a range of so many years holds the next, 0 to 1
--          current_share            double    of the budget, realised until then
--          current_high_share       double    with what is unknown
--          past_low_share           double    of their budgets, at the same months of past years
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
with budgets as (
    select *
    from compared_years($year, $institution_code, $institution_kind, $simulated)
),

years as (
    select
        year,
        year = max(year) over () as is_current,
        sum(budget_idr) as budget_idr,
        weakest(provenance) as provenance
    from budgets
    group by year
),

-- until when each institution's data of this year are complete
own as (
    select
        institution_code,
        last_complete_month(as_of_day, year) as until_month
    from budgets
    qualify year = max(year) over ()
),

now as (
    select
        max(until_month) as until_month,
        min(until_month) as earliest_until_month
    from own
),

months as (
    select
        months.year,
        months.month,
        months.umk_idr,
        months.unknown_idr,
        months.provenance,
        months.month <= coalesce(own.until_month, now.until_month) as is_until_then
    from realised_months($year, $institution_code, $institution_kind, $simulated) as months
    left join own using (institution_code)
    cross join now
),

by_month as (
    select
        months.year,
        months.month,
        sum(months.umk_idr) as umk_idr,
        sum(months.umk_idr) filter (where months.is_until_then or not years.is_current) as counted_idr
    from months
    inner join years using (year)
    group by months.year, months.month
),

best as (
    select max(by_month.counted_idr / nullif(years.budget_idr, 0)) as best_month_share
    from by_month
    inner join years using (year)
),

rates as (
    select
        years.year,
        years.is_current,
        years.budget_idr,
        sum(months.umk_idr) as spent_idr,
        sum(months.umk_idr + months.unknown_idr) as high_idr,
        sum(months.umk_idr) filter (where months.is_until_then) as until_then_idr,
        sum(months.umk_idr + months.unknown_idr) filter (where months.is_until_then) as high_until_then_idr,
        weaker(years.provenance, weakest(months.provenance)) as provenance
    from years
    inner join months using (year)
    group by years.year, years.is_current, years.budget_idr, years.provenance
),

compared as (
    select
        max(year) as year,
        count(*) filter (where not is_current) as past_years,
        max(budget_idr) filter (where is_current) as own_budget_idr,
        max(until_then_idr / nullif(budget_idr, 0)) filter (where is_current) as current_share,
        max(high_until_then_idr / nullif(budget_idr, 0)) filter (where is_current) as current_high_share,
        min(until_then_idr / nullif(budget_idr, 0)) filter (where not is_current) as past_low_share,
        max(until_then_idr / nullif(budget_idr, 0)) filter (where not is_current) as past_high_share,
        min(spent_idr / nullif(until_then_idr, 0)) filter (where not is_current) as least_growth,
        max(high_idr / nullif(high_until_then_idr, 0)) filter (where not is_current) as most_growth,
        sum(spent_idr) as spent_idr,
        sum(budget_idr) as budgets_idr,
        weakest(provenance) as provenance
    from rates
),

-- what could be reached if the best month ever seen began with the end of each month of this year
reachable as (
    select
        compared.year,
        ends.month,
        coalesce(sum(by_month.counted_idr), 0) / nullif(compared.own_budget_idr, 0)
        + best.best_month_share * (12 - ends.month) as share
    from compared
    cross join best
    cross join now
    cross join generate_series(0, now.until_month) as ends (month)
    left join by_month on compared.year = by_month.year and ends.month >= by_month.month
    group by compared.year, ends.month, compared.own_budget_idr, best.best_month_share
),

steps as (
    select
        year,
        month,
        share,
        lead(share) over (order by month) as next_share,
        max(month) over () as last_month
    from reachable
),

-- the month in which 40 % goes out of reach: one that is past, or to come
turn as (
    select
        make_date(steps.year, 1, 1) + to_months(steps.month::integer) as begins_on,
        case
            when steps.next_share is not null
                then
                    day(last_day(make_date(steps.year, steps.month::integer + 1, 1)))
                    * (steps.share - umk_rule_share())
                    / (steps.share - steps.next_share)
            else (steps.share - umk_rule_share()) / nullif(best.best_month_share, 0) * 365 / 12
        end as days
    from steps
    cross join best
    where
        steps.share >= umk_rule_share()
        and (steps.next_share < umk_rule_share() or (steps.next_share is null and steps.last_month < 12))
    order by steps.month desc
    limit 1
)

select
    compared.year,
    now.until_month,
    now.earliest_until_month,
    compared.past_years,
    (compared.past_years - 1) / (compared.past_years + 1) as range_holds_share,
    compared.current_share,
    compared.current_high_share,
    compared.past_low_share,
    compared.past_high_share,
    case when compared.past_years >= 2 then compared.current_share * compared.least_growth end as low_share,
    case when compared.past_years >= 2 then compared.current_high_share * compared.most_growth end
        as high_share,
    best.best_month_share,
    case
        when compared.past_years >= 2 and compared.current_share < umk_rule_share()
            then (turn.begins_on + to_days(floor(turn.days)::integer))::date
    end as last_day,
    compared.current_share >= umk_rule_share() as is_reached,
    compared.spent_idr::decimal(38, 2) as spent_idr,
    compared.budgets_idr::decimal(38, 2) as budgets_idr,
    compared.provenance
from compared
cross join now
cross join best
left join turn on true
where compared.year is not null
order by compared.year

-- The table of plans and recorded realisation as a whole: how many institutions it holds, what two extracts
-- of it add up to, and between which shares the middle half of its institutions lies.
--
-- No sum of realisation stands here: it would be read beside pledge and obligation, of which it says nothing.
--
-- grain:   year
-- columns: year                  integer   inferred
--          institutions          bigint    institutions in the table
--          planning              bigint    of them with a plan in the first extract
--          compared              bigint    of them with a share under both extracts
--          moved                 bigint    of them with plans that differ by more than a tenth
--          unrealised            bigint    with a plan and no recorded realisation
--          above_plan            bigint    with more recorded as realised than the first extract plans
--          plan_idr              decimal(38,0)  rupiah, sum of the first extract
--          later_plan_idr        decimal(38,0)  rupiah, sum of the second extract
--          packages              bigint    planned packages, second extract
--          package_idr           double    rupiah per planned package, second extract
--          lower_share           double    a quarter of the institutions lies below it, first extract
--          upper_share           double    a quarter lies above it, first extract
--          later_lower_share     double    the same of the second extract
--          later_upper_share     double
--          named_plan_idr        decimal(18,0)  rupiah, the national plan that LKPP named in named_on
--          provider_plan_idr     decimal(18,0)  rupiah of it through providers
--          named_on              date
--          made_on               date      the day on which the copy was made
--          as_of_day             date      the day on which it was last changed
--          provenance            varchar
-- data:    institution_plans, procurement_facts
with named as (
    select
        denominator_value.string_split(';')[1]::decimal(18, 0) as named_plan_idr,
        denominator_value.string_split(';')[2]::decimal(18, 0) as provider_plan_idr,
        as_of_day as named_on,
        provenance
    from marts.facts
    where fact_id = 'proc-09'
),

shares as (
    select
        *,
        if(later_plan_idr is not null, realised_idr / plan_idr, null) as first_share,
        if(plan_idr is not null, realised_idr / later_plan_idr, null) as second_share
    from marts.institution_plans
)

select
    shares.year,
    count(*) as institutions,
    count(shares.plan_idr) as planning,
    count(shares.first_share) as compared,
    count(*) filter (where shares.why_refused = 'extracts_differ') as moved,
    count(*) filter (where shares.why_refused = 'missing_realised') as unrealised,
    count(*) filter (where shares.is_above_plan) as above_plan,
    sum(shares.plan_idr)::decimal(38, 0) as plan_idr,
    sum(shares.later_plan_idr)::decimal(38, 0) as later_plan_idr,
    sum(shares.packages)::bigint as packages,
    sum(shares.later_plan_idr) / sum(shares.packages) as package_idr,
    quantile_cont(shares.first_share, 0.25) as lower_share,
    quantile_cont(shares.first_share, 0.75) as upper_share,
    quantile_cont(shares.second_share, 0.25) as later_lower_share,
    quantile_cont(shares.second_share, 0.75) as later_upper_share,
    named.named_plan_idr,
    named.provider_plan_idr,
    named.named_on,
    max(shares.made_on) as made_on,
    max(shares.as_of_day) as as_of_day,
    weaker(weakest(shares.provenance), any_value(named.provenance)) as provenance
from shares
cross join named
group by shares.year, named.named_plan_idr, named.provider_plan_idr, named.named_on
order by shares.year

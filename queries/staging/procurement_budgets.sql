-- The budget for goods and services of each institution and year: the office's, else simulated.
--
-- grain:   institution_code, year
-- columns: institution_code  varchar
--          year              integer
--          budget_idr        decimal(38,2) rupiah
--          provenance        varchar
-- data:    procurement
select
    kd_klpd as institution_code,
    year,
    sum(amount_idr) as budget_idr,
    'imported' as provenance
from staging.incoming_procurement
where outcome = 'accepted' and stage = 'budgeted'
group by kd_klpd, year
union all
select
    twins.institution_code,
    budgets.year,
    budgets.budget_idr::decimal(38, 2) as budget_idr,
    'simulated' as provenance
from simulated.procurement_budgets as budgets
inner join staging.procurement_twins as twins on budgets.institution_code = twins.simulated_code
anti join staging.procurement_office_years as office
    on twins.office_code = office.institution_code and budgets.year = office.year
order by institution_code, year

-- The newest day that the rows of an institution and year speak of.
--
-- grain:   institution_code, year
-- params:  $simulated_until   date   the last day of simulated records
-- columns: institution_code   varchar
--          year               integer
--          as_of_day          date
-- data:    procurement
select
    institution_code,
    year,
    as_of_day
from staging.procurement_office_years
union all
select
    institution_code,
    year,
    least($simulated_until, make_date(year, 12, 31)) as as_of_day
from staging.procurement_budgets
where provenance = 'simulated'
order by institution_code, year

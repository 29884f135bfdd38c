-- The institutions and years that a reader may choose, and which of them the office has loaded.
--
-- grain:   institution_code, year
-- columns: institution_code   varchar
--          institution_name   varchar
--          institution_kind   varchar
--          year               integer
--          has_budget         boolean
--          provenance         varchar
-- data:    procurement
select
    institution_code,
    institution_name,
    institution_kind,
    year,
    budget_idr is not null as has_budget,
    provenance
from marts.procurement_years
order by institution_kind, institution_name, institution_code, year

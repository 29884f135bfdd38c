-- The code under which each simulated institution stands: that of the office's institution of the same
-- region, else its own.
--
-- grain:   simulated_code
-- columns: simulated_code     varchar
--          institution_code   varchar
-- data:    procurement
select
    simulated.institution_code as simulated_code,
    coalesce(office.institution_code, simulated.institution_code) as institution_code
from simulated.procurement_institutions as simulated
left join staging.procurement_institutions as office
    on simulated.region_code = office.region_code and simulated.institution_kind = office.institution_kind
order by simulated_code

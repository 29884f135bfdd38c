-- Under which code and name each simulated institution stands, and which institution of the office's files
-- replaces it in the years that these name. A local government's are made up: its simulated records bear no
-- real name.
--
-- grain:   simulated_code
-- columns: simulated_code     varchar
--          institution_code   varchar
--          institution_name   varchar
--          office_code        varchar   null where no file names the region's government
-- data:    procurement
select
    simulated.institution_code as simulated_code,
    coalesce(made_up.made_up_code, simulated.institution_code) as institution_code,
    coalesce(made_up.made_up_name, simulated.institution_name) as institution_name,
    office.institution_code as office_code
from simulated.procurement_institutions as simulated
left join marts.made_up_names as made_up
    on made_up.category like '%_government' and simulated.region_code = made_up.unit_id
left join staging.procurement_institutions as office
    on simulated.region_code = office.region_code and simulated.institution_kind = office.institution_kind
order by simulated_code

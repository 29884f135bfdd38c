-- Simulated purchases of the institutions and years of which the office has loaded nothing.
--
-- grain:   package
-- columns: package            bigint
--          institution_code   varchar
--          year               integer
--          channel            varchar
--          planned_month      integer
--          planned_idr        bigint    rupiah
--          planned_status     varchar   'umk', 'other' or 'unknown'
--          contracted_month   integer
--          contracted_idr     bigint    rupiah, null where no contract was made
--          realised_month     integer
--          realised_idr       bigint    rupiah, null where nothing was paid
--          status             varchar   'umk', 'other' or 'unknown'
--          supplier_code      varchar
--          packages           integer   how many packages the purchase stands for
-- data:    procurement
select
    packages.package,
    twins.institution_code,
    packages.year::integer as year,
    packages.channel::varchar as channel,
    packages.planned_month,
    packages.planned_idr,
    packages.planned_status::varchar as planned_status,
    packages.contracted_month,
    packages.contracted_idr,
    month(packages.realised_on)::integer as realised_month,
    packages.realised_idr,
    packages.status::varchar as status,
    packages.institution_code || '-' || packages.supplier as supplier_code,
    packages.packages
from simulated.procurement_packages as packages
inner join staging.procurement_twins as twins on packages.institution_code = twins.simulated_code
left join staging.procurement_office_years as office
    on twins.office_code = office.institution_code and packages.year = office.year
where office.year is null
order by package

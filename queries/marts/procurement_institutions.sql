-- The institutions whose spending is counted: those of the office's exports, and simulated ones for the rest
-- of the country.
--
-- grain:   institution_code
-- columns: institution_code   varchar   kd_klpd where there is one
--          institution_name   varchar
--          institution_kind   varchar   'central', 'province', 'regency', 'city', 'state_firm' or 'unknown'
--          region_code        varchar   Kemendagri code of a local government; null where there is none
--          is_obliged         boolean   false for firms of the state, institutions of unknown kind and local
--                                       governments whose region is not known (its simulated records would
--                                       stand beside theirs): outside national sums
--          is_resolved        boolean   false where name, kind or region is not known
--          provenance         varchar
-- data:    procurement
with office as (
    select
        institution_code,
        institution_name,
        institution_kind,
        region_code,
        is_resolved,
        'imported' as provenance
    from staging.procurement_institutions
),

demo as (
    select
        twins.institution_code,
        twins.institution_name,
        simulated.institution_kind,
        simulated.region_code,
        true as is_resolved,
        'simulated' as provenance
    from simulated.procurement_institutions as simulated
    inner join staging.procurement_twins as twins on simulated.institution_code = twins.simulated_code
),

institutions as (
    select * from office
    union all
    select * from demo
)

select
    institution_code,
    institution_name,
    institution_kind,
    region_code,
    institution_kind = 'central'
    or institution_kind in ('province', 'regency', 'city') and region_code is not null as is_obliged,
    is_resolved,
    provenance
from institutions
order by institution_code

-- Budget, and all, small-enterprise and unknown spending at each stage, by institution.
--
-- grain:   institution_code
-- params:  $year                    integer   fiscal year; null for all years together
--          $institution_code        varchar   null for all institutions
-- columns: institution_code         varchar   kd_klpd where there is one
--          institution_name         varchar
--          institution_kind         varchar   'central', 'province', 'regency', 'city', 'state_firm' or
--                                             'unknown'
--          region_code              varchar   Kemendagri code; null where it governs no region
--          provenance               varchar
--          budget_idr               decimal(38,2) rupiah for goods and services; null where no file has it
--          planned_idr              decimal(38,2) rupiah through providers; null where no file of the stage
--                                                 was loaded
--          planned_umk_idr          decimal(38,2) rupiah known to be of micro and small enterprises and
--                                                 co-operatives
--          planned_unknown_idr      decimal(38,2) rupiah of which nobody recorded it; part of planned_idr
--          contracted_idr           decimal(38,2) rupiah
--          contracted_umk_idr       decimal(38,2) rupiah
--          contracted_unknown_idr   decimal(38,2) rupiah
--          realised_idr             decimal(38,2) rupiah
--          realised_umk_idr         decimal(38,2) rupiah
--          realised_unknown_idr     decimal(38,2) rupiah
-- data:    procurement
select
    institution_code,
    institution_name,
    institution_kind,
    region_code,
    weakest(provenance) as provenance,
    sum(budget_idr) as budget_idr,
    sum(planned_idr) as planned_idr,
    sum(planned_umk_idr) as planned_umk_idr,
    sum(planned_unknown_idr) as planned_unknown_idr,
    sum(contracted_idr) as contracted_idr,
    sum(contracted_umk_idr) as contracted_umk_idr,
    sum(contracted_unknown_idr) as contracted_unknown_idr,
    sum(realised_idr) as realised_idr,
    sum(realised_umk_idr) as realised_umk_idr,
    sum(realised_unknown_idr) as realised_unknown_idr
from marts.procurement_years
where
    (year = $year or $year is null)
    and (institution_code = $institution_code or $institution_code is null)
group by institution_code, institution_name, institution_kind, region_code
order by institution_code

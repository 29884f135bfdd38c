-- The procurement plan and recorded realisation of one area's government, of a third party's copy of a table
-- of LKPP. There is no way to ask for several: they are not ranked.
--
-- grain:   region_code
-- params:  $region               varchar   two or four digits; null gives none
-- columns: region_code           varchar
--          year                  integer   inferred
--          plan_idr              bigint    rupiah, first extract; null where missing
--          later_plan_idr        bigint    rupiah, second extract; null where missing
--          realised_idr          bigint    rupiah recorded as realised; null where missing
--          realised_share        double    of the first extract's plan; null where refused
--          later_realised_share  double    of the second extract's plan; null where refused
--          packages              bigint    planned packages
--          umk_part              varchar   'not_known': the table has none
--          why_refused           varchar   'missing_plan', 'missing_realised', 'extracts_differ' or null
--          oddity                varchar   'above_plan' (more is recorded as realised than planned) or null
--          as_of_day             date
--          source_id             varchar
--          source_en             varchar
--          provenance            varchar
-- data:    institution_plans
select
    region_code,
    year,
    plan_idr,
    later_plan_idr,
    realised_idr,
    realised_share,
    later_realised_share,
    packages,
    'not_known' as umk_part,
    why_refused,
    case when is_above_plan then 'above_plan' end as oddity,
    as_of_day,
    source_id,
    source_en,
    provenance
from marts.institution_plans
where region_code = $region
order by region_code

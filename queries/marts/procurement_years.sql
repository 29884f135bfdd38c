-- Each institution and year in one row: budget, and all, small-enterprise and unknown spending at each stage.
--
-- A stage without any record is null: no file of it was loaded. A heavy step, kept in SQL that can be carried
-- to Spark.
--
-- grain:   institution_code, year
-- columns: institution_code        varchar
--          institution_name        varchar
--          institution_kind        varchar
--          region_code             varchar
--          is_obliged              boolean
--          year                    integer
--          as_of_day               date      the newest day that its rows speak of
--          budget_idr              decimal(24,2) rupiah, goods and services
--          planned_idr             decimal(24,2) rupiah, through providers
--          planned_umk_idr         decimal(24,2) rupiah
--          planned_unknown_idr     decimal(24,2) rupiah
--          planned_records         bigint
--          contracted_idr          decimal(24,2) rupiah
--          contracted_umk_idr      decimal(24,2) rupiah
--          contracted_unknown_idr  decimal(24,2) rupiah
--          contracted_records      bigint
--          realised_idr            decimal(24,2) rupiah
--          realised_umk_idr        decimal(24,2) rupiah
--          realised_unknown_idr    decimal(24,2) rupiah
--          realised_records        bigint
--          small_suppliers         bigint    distinct suppliers with contracted or realised spending of small
--                                            enterprises
--          provenance              varchar
-- data:    procurement
with stages as (
    select
        institution_code,
        year,
        cast(sum(case when stage = 'planned' then total_idr end) as decimal(24, 2)) as planned_idr,
        cast(sum(case when stage = 'planned' then umk_idr end) as decimal(24, 2)) as planned_umk_idr,
        cast(sum(case when stage = 'planned' then unknown_idr end) as decimal(24, 2)) as planned_unknown_idr,
        cast(sum(case when stage = 'planned' then records end) as bigint) as planned_records,
        cast(sum(case when stage = 'contracted' then total_idr end) as decimal(24, 2)) as contracted_idr,
        cast(sum(case when stage = 'contracted' then umk_idr end) as decimal(24, 2)) as contracted_umk_idr,
        cast(sum(case when stage = 'contracted' then unknown_idr end) as decimal(24, 2))
            as contracted_unknown_idr,
        cast(sum(case when stage = 'contracted' then records end) as bigint) as contracted_records,
        cast(sum(case when stage = 'realised' then total_idr end) as decimal(24, 2)) as realised_idr,
        cast(sum(case when stage = 'realised' then umk_idr end) as decimal(24, 2)) as realised_umk_idr,
        cast(sum(case when stage = 'realised' then unknown_idr end) as decimal(24, 2))
            as realised_unknown_idr,
        cast(sum(case when stage = 'realised' then records end) as bigint) as realised_records,
        provenance
    from marts.procurement_totals
    group by institution_code, year, provenance
),

suppliers as (
    select
        institution_code,
        year,
        count(distinct supplier_code) as small_suppliers
    from staging.procurement_by_supplier
    where umk_idr > 0 and supplier_code <> '' and stage in ('contracted', 'realised')
    group by institution_code, year
),

years as (
    select
        coalesce(stages.institution_code, budgets.institution_code) as institution_code,
        coalesce(stages.year, budgets.year) as year,
        cast(budgets.budget_idr as decimal(24, 2)) as budget_idr,
        stages.planned_idr,
        stages.planned_umk_idr,
        stages.planned_unknown_idr,
        stages.planned_records,
        stages.contracted_idr,
        stages.contracted_umk_idr,
        stages.contracted_unknown_idr,
        stages.contracted_records,
        stages.realised_idr,
        stages.realised_umk_idr,
        stages.realised_unknown_idr,
        stages.realised_records,
        coalesce(stages.provenance, budgets.provenance) as provenance
    from stages
    full outer join staging.procurement_budgets as budgets
        on stages.institution_code = budgets.institution_code and stages.year = budgets.year
)

select
    years.institution_code,
    institutions.institution_name,
    institutions.institution_kind,
    institutions.region_code,
    institutions.is_obliged,
    years.year,
    days.as_of_day,
    years.budget_idr,
    years.planned_idr,
    years.planned_umk_idr,
    years.planned_unknown_idr,
    years.planned_records,
    years.contracted_idr,
    years.contracted_umk_idr,
    years.contracted_unknown_idr,
    years.contracted_records,
    years.realised_idr,
    years.realised_umk_idr,
    years.realised_unknown_idr,
    years.realised_records,
    coalesce(suppliers.small_suppliers, 0) as small_suppliers,
    years.provenance
from years
inner join marts.procurement_institutions as institutions
    on years.institution_code = institutions.institution_code
left join staging.procurement_days as days
    on years.institution_code = days.institution_code and years.year = days.year
left join suppliers
    on years.institution_code = suppliers.institution_code and years.year = suppliers.year
order by years.institution_code, years.year

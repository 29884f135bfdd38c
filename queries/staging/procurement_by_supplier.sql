-- Spending by institution, year, month, stage, channel and supplier: the office's accepted rows and the
-- simulated purchases.
--
-- A heavy step, kept in SQL that can be carried to Spark.
--
-- grain:   institution_code, year, month, stage, channel, supplier_code
-- columns: institution_code   varchar
--          year               integer
--          month              integer   1 to 12
--          stage              varchar   'planned', 'contracted' or 'realised'
--          channel            varchar
--          supplier_code      varchar   '' where none is recorded
--          records            bigint    packages, contracts or orders
--          total_idr          decimal(38,2) rupiah
--          umk_idr            decimal(38,2) rupiah known to be of micro and small enterprises and
--                                           co-operatives
--          unknown_idr        decimal(38,2) rupiah of which nobody recorded whether they are
--          provenance         varchar
-- data:    procurement
with entries as (
    select
        institution_code,
        year,
        month,
        stage,
        channel,
        supplier_code,
        total_idr as amount_idr,
        umk_idr,
        unknown_idr,
        records as packages,
        'imported' as provenance
    from staging.office_spending
    union all
    select
        institution_code,
        year,
        planned_month as month,
        'planned' as stage,
        channel,
        null as supplier_code,
        cast(planned_idr as decimal(20, 2)) as amount_idr,
        cast(case when planned_status = 'umk' then planned_idr else 0 end as decimal(20, 2)) as umk_idr,
        cast(case when planned_status = 'unknown' then planned_idr else 0 end as decimal(20, 2))
            as unknown_idr,
        packages,
        'simulated' as provenance
    from staging.procurement_simulated
    union all
    select
        institution_code,
        year,
        contracted_month as month,
        'contracted' as stage,
        channel,
        supplier_code,
        cast(contracted_idr as decimal(20, 2)) as amount_idr,
        cast(case when status = 'umk' then contracted_idr else 0 end as decimal(20, 2)) as umk_idr,
        cast(case when status = 'unknown' then contracted_idr else 0 end as decimal(20, 2)) as unknown_idr,
        packages,
        'simulated' as provenance
    from staging.procurement_simulated
    where contracted_idr is not null
    union all
    select
        institution_code,
        year,
        realised_month as month,
        'realised' as stage,
        channel,
        supplier_code,
        cast(realised_idr as decimal(20, 2)) as amount_idr,
        cast(case when status = 'umk' then realised_idr else 0 end as decimal(20, 2)) as umk_idr,
        cast(case when status = 'unknown' then realised_idr else 0 end as decimal(20, 2)) as unknown_idr,
        packages,
        'simulated' as provenance
    from staging.procurement_simulated
    where realised_idr is not null
)

select
    institution_code,
    year,
    month,
    stage,
    channel,
    coalesce(supplier_code, '') as supplier_code,
    cast(sum(packages) as bigint) as records,
    coalesce(sum(amount_idr), 0) as total_idr,
    coalesce(sum(umk_idr), 0) as umk_idr,
    coalesce(sum(unknown_idr), 0) as unknown_idr,
    provenance
from entries
group by institution_code, year, month, stage, channel, coalesce(supplier_code, ''), provenance
order by institution_code, year, month, stage, channel, supplier_code

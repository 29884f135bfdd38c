-- Spending of the office's accepted rows by institution, year, month, stage, channel and supplier.
--
-- Where a build is spread over workers, each bucket of records gives its part, and `procurement_by_supplier`
-- adds them up. What was realised through a contract or an order was contracted before; records and online
-- shops know no contract.
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
-- data:    procurement
with office as (
    select
        kd_klpd as institution_code,
        year,
        month,
        finished_month,
        stage,
        channel,
        dataset,
        supplier_code,
        amount_idr,
        coalesce(umk_idr, 0) as umk_idr,
        case when umk_idr is null then coalesce(amount_idr, 0) else 0 end as unknown_idr
    from staging.incoming_procurement
    where
        outcome = 'accepted'
        and stage in ('planned', 'contracted', 'realised')
        and dataset <> 'older_e_purchases'
    union all
    -- the older e-catalogue has a row for each product of a package
    select
        kd_klpd as institution_code,
        year,
        month,
        finished_month,
        stage,
        channel,
        dataset,
        null as supplier_code,
        sum(amount_idr) as amount_idr,
        sum(coalesce(umk_idr, 0)) as umk_idr,
        sum(case when umk_idr is null then coalesce(amount_idr, 0) else 0 end) as unknown_idr
    from staging.incoming_procurement
    where
        outcome = 'accepted'
        and stage in ('contracted', 'realised')
        and dataset = 'older_e_purchases'
    group by kd_klpd, year, month, finished_month, stage, channel, dataset, split_part(record_key, '|', 1)
),

entries as (
    select
        institution_code,
        year,
        month,
        stage,
        channel,
        supplier_code,
        cast(amount_idr as decimal(20, 2)) as amount_idr,
        cast(umk_idr as decimal(20, 2)) as umk_idr,
        cast(unknown_idr as decimal(20, 2)) as unknown_idr,
        1 as packages
    from office
    where stage in ('planned', 'contracted')
    union all
    -- what is realised was contracted before, but for records and shops that know no contract
    select
        institution_code,
        year,
        month,
        'contracted' as stage,
        channel,
        supplier_code,
        cast(amount_idr as decimal(20, 2)) as amount_idr,
        cast(umk_idr as decimal(20, 2)) as umk_idr,
        cast(unknown_idr as decimal(20, 2)) as unknown_idr,
        1 as packages
    from office
    where
        stage = 'realised'
        and dataset in ('tender_contracts', 'nontender_contracts', 'e_purchases', 'older_e_purchases')
    union all
    select
        institution_code,
        year,
        case
            when
                dataset in ('tender_contracts', 'nontender_contracts', 'older_e_purchases')
                then finished_month
            else month
        end
            as month,
        stage,
        channel,
        supplier_code,
        cast(amount_idr as decimal(20, 2)) as amount_idr,
        cast(umk_idr as decimal(20, 2)) as umk_idr,
        cast(unknown_idr as decimal(20, 2)) as unknown_idr,
        1 as packages
    from office
    where stage = 'realised'
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
    coalesce(sum(unknown_idr), 0) as unknown_idr
from entries
group by institution_code, year, month, stage, channel, coalesce(supplier_code, '')
order by institution_code, year, month, stage, channel, supplier_code

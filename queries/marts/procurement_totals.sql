-- Spending of each institution by year, month, stage and channel: all of it, that of small enterprises, and
-- the unknown part.
--
-- A heavy step, kept in SQL that can be carried to Spark.
--
-- grain:   institution_code, year, month, stage, channel
-- columns: institution_code   varchar
--          institution_kind   varchar
--          is_obliged         boolean   false for firms of the state and institutions of unknown kind:
--                                       outside national sums
--          year               integer
--          month              integer   1 to 12
--          stage              varchar   'planned', 'contracted' or 'realised'
--          channel            varchar
--          records            bigint    packages, contracts or orders
--          total_idr          decimal(24,2) rupiah
--          umk_idr            decimal(24,2) rupiah known to be of micro and small enterprises and
--                                           co-operatives
--          unknown_idr        decimal(24,2) rupiah of which nobody recorded whether they are
--          provenance         varchar
-- data:    procurement
with summed as (
    select
        institution_code,
        year,
        month,
        stage,
        channel,
        cast(sum(records) as bigint) as records,
        cast(sum(total_idr) as decimal(24, 2)) as total_idr,
        cast(sum(umk_idr) as decimal(24, 2)) as umk_idr,
        cast(sum(unknown_idr) as decimal(24, 2)) as unknown_idr,
        provenance
    from staging.procurement_by_supplier
    group by institution_code, year, month, stage, channel, provenance
)

select
    summed.institution_code,
    institutions.institution_kind,
    institutions.is_obliged,
    summed.year,
    summed.month,
    summed.stage,
    summed.channel,
    summed.records,
    summed.total_idr,
    summed.umk_idr,
    summed.unknown_idr,
    summed.provenance
from summed
inner join marts.procurement_institutions as institutions
    on summed.institution_code = institutions.institution_code
order by summed.institution_code, summed.year, summed.month, summed.stage, summed.channel

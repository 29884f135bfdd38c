-- How the small-enterprise value of an office's contract and payment records is filled: not at all, with the
-- whole contract, with nothing or with a part of it.
--
-- A value that is the whole contract wherever it is filled does not tell small suppliers from others: it is
-- what was declared in the record. Only records that count and have a value of their own.
--
-- grain:   institution_code, year, record_field
-- columns: institution_code   varchar
--          year               integer
--          record_field       varchar   'nilai_umk_kontrak' (contracts) or 'nilai_umk_pct' (records)
--          entries            bigint    contracts or records
--          filled             bigint    of them with a small-enterprise value
--          whole              bigint    of those filled: the value is that of the whole contract
--          nothing            bigint    of those filled: the value is zero
--          total_idr          decimal(24,2) rupiah
--          filled_idr         decimal(24,2) rupiah, total of the filled ones
--          declared_idr       decimal(24,2) rupiah, their small-enterprise value
--          provenance         varchar
-- data:    procurement
select
    kd_klpd as institution_code,
    year,
    if(dataset = 'procurement_records', 'nilai_umk_pct', 'nilai_umk_kontrak') as record_field,
    count(*) as entries,
    count(umk_idr) as filled,
    count(*) filter (where umk_idr = amount_idr) as whole,
    count(*) filter (where umk_idr = 0) as nothing,
    sum(amount_idr)::decimal(24, 2) as total_idr,
    coalesce(sum(amount_idr) filter (where umk_idr is not null), 0)::decimal(24, 2) as filled_idr,
    coalesce(sum(umk_idr), 0)::decimal(24, 2) as declared_idr,
    'imported' as provenance
from staging.incoming_procurement
where
    outcome = 'accepted'
    and dataset in (
        'tenders', 'nontenders', 'tender_contracts', 'nontender_contracts', 'procurement_records'
    )
    and amount_idr > 0
group by all
order by institution_code, year, record_field

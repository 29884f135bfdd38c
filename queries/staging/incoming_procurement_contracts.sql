-- Contracts that stand in several files or versions: the e-contract of the highest addendum counts, with the
-- share of small enterprises that either file knows; the other rows are merged into it.
--
-- grain:   file, row
-- columns: file           varchar
--          row            bigint
--          fate           varchar   'counts', 'older_version' or 'same_contract'
--          umk_idr        decimal(20,2) rupiah: of this row, or of the finished tender beside it
--          amount_idr     decimal(20,2) rupiah
--          supplier_code  varchar
-- data:    procurement
with contracts as (
    select
        judged.file,
        judged.row,
        judged.record_key,
        judged.channel,
        judged.version,
        judged.amount_idr,
        judged.umk_idr,
        judged.supplier_code,
        ends_with(judged.dataset, '_contracts') as is_e_contract
    from staging.incoming_procurement_judged as judged
    left join staging.incoming_procurement_repeats as repeats using (file, row)
    where
        judged.dataset in ('tenders', 'nontenders', 'tender_contracts', 'nontender_contracts')
        and judged.problem is null
        and coalesce(repeats.fate, 'counts') = 'counts'
),

ranked as (
    select
        *,
        row_number() over (partition by channel, record_key order by is_e_contract desc, version desc) as nth,
        max(umk_idr) filter (where not is_e_contract)
            over (partition by channel, record_key)
            as finished_umk_idr,
        max(amount_idr) filter (where not is_e_contract)
            over (partition by channel, record_key)
            as finished_amount_idr,
        max(supplier_code) over (partition by channel, record_key) as known_supplier_code
    from contracts
)

select
    file,
    row,
    case when nth = 1 then 'counts' when is_e_contract then 'older_version' else 'same_contract' end as fate,
    case
        when coalesce(umk_idr, finished_umk_idr) <= coalesce(amount_idr, finished_amount_idr)
            then coalesce(umk_idr, finished_umk_idr)
    end as umk_idr,
    coalesce(amount_idr, finished_amount_idr) as amount_idr,
    coalesce(supplier_code, known_supplier_code) as supplier_code
from ranked
order by file, row

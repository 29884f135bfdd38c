-- Files of procurement exports of which a row is neither accepted, excluded, merged nor rejected, or is so
-- twice.
--
-- columns: file      varchar
--          rows      bigint    rows
--          counted   bigint    rows
with counted as (
    select
        file,
        count(*) as rows
    from staging.incoming_procurement
    group by file
)

select
    files.file,
    files.rows,
    coalesce(counted.rows, 0) as counted
from raw.incoming_files as files
left join counted using (file)
where
    (
        starts_with(files.dataset, 'procurement_')
        or files.dataset in (
            'tenders', 'nontenders', 'tender_contracts', 'nontender_contracts', 'e_purchases',
            'older_e_purchases', 'online_orders'
        )
    )
    and files.rows <> coalesce(counted.rows, 0)
order by all

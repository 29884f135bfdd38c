-- Files of procurement exports of which a row is neither accepted, excluded, merged nor rejected, or is so twice.
--
-- columns: file      varchar
--          rows      bigint    rows
--          counted   bigint    rows
select
    files.file,
    files.rows,
    count(incoming.row) as counted
from raw.incoming_files as files
left join staging.incoming_procurement as incoming using (file)
where
    starts_with(files.dataset, 'procurement_')
    or files.dataset in ('tenders', 'nontenders', 'tender_contracts', 'nontender_contracts', 'e_purchases', 'online_orders')
group by all
having files.rows <> count(incoming.row)
order by all

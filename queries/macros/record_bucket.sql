-- In which of so many buckets a row of the procurement exports lies: rows of one record lie together, as do
-- the products of one package of the older e-catalogue, and tenders with their contracts.
create macro record_bucket(dataset, record_key, file, row, buckets) as
(
    hash(
        coalesce(
            if(dataset = 'older_e_purchases', split_part(record_key, '|', 1), record_key),
            file || '|' || row
        )
    )
    % buckets
)::integer;

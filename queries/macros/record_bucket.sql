-- In which of so many buckets a row of the procurement exports lies: rows of one record lie together, as do
-- the products of one package of the older e-catalogue, and tenders with their contracts. place_of_row: tells
-- rows without a key apart.
create macro record_bucket(export_name, key_of_record, place_of_row, buckets) as
(
    hash(
        coalesce(
            if(export_name = 'older_e_purchases', split_part(key_of_record, '|', 1), key_of_record),
            place_of_row
        )
    )
    % buckets
)::integer;

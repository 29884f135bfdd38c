-- In which of so many buckets a row of certification applications lies: rows of one application lie together.
create macro application_bucket(application_id, file, row, buckets) as
(hash(coalesce(id_key(application_id), file || '|' || row)) % buckets)::integer;

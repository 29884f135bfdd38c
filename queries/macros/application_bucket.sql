-- In which of so many buckets a row of certification applications lies: rows of one application lie together.
-- place_of_row: tells rows without an id apart.
create macro application_bucket(id_of_application, place_of_row, buckets) as
(hash(coalesce(id_key(id_of_application), place_of_row)) % buckets)::integer;

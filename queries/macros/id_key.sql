-- An id without case and spaces: x-1, X-1 and "X -1" are one centre.
create macro id_key(id) as upper(regexp_replace(id, '\s', '', 'g'));

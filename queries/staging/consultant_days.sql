-- The day of each of the office's consultant files: the newest that its rows give as that of the list, else
-- the one on which the newest contract begins that may be known.
--
-- grain:   file
-- params:  $build_day   date   nothing is known of a day after it
-- columns: file    varchar
--          as_of   date      null where every contract is still to begin
-- data:    consultants
select
    file,
    coalesce(max(as_of), max(active_from) filter (where active_from <= $build_day::date)) as as_of
from staging.office_consultants
group by file
order by file

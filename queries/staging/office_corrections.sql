-- The office's corrections that are accepted.
--
-- grain:   file, row
-- columns: file            varchar
--          row             bigint
--          corrected_on    date
--          query           varchar
--          note_id         varchar
--          note_en         varchar
--          supersedes      varchar
-- data:    corrections
select * exclude (problem)
from staging.incoming_corrections
where problem is null
order by file, row

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
--          figure_id       varchar   the number as its page calls it; null where the whole question was wrong
--          figure_en       varchar   null where nobody wrote it
--          before_id       varchar   what it said
--          before_en       varchar   null where nobody wrote it
--          after_id        varchar   what it should have said
--          after_en        varchar   null where nobody wrote it
-- data:    corrections
select * exclude (problem)
from staging.incoming_corrections
where problem is null
order by file, row

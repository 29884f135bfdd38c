-- Rows of the office's files that are kept although something is wrong with them, at most 1,000; all of them
-- stand in the rejects folder of the build.
--
-- grain:   file, row, code
-- columns: file            varchar
--          row             bigint
--          dataset         varchar
--          key             varchar
--          code            varchar   code of a sentence in messages.py
--          column_name     varchar
--          heading         varchar   what the file calls the column; empty where it has none
--          value           varchar
--          detail          varchar
--          provenance      varchar
-- data:    certification_applications
select
    file,
    row,
    dataset,
    key,
    code,
    column_name,
    heading,
    value,
    detail,
    provenance
from marts.remarks
order by file, row, code
limit 1000

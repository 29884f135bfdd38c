-- Rows of the office's files that are kept although something is wrong with them; never the row itself.
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
    problem.column as column_name,
    problem.heading as heading,
    problem.value as value,
    problem.detail as detail,
    'imported' as provenance
from staging.remarks
order by file, row, code

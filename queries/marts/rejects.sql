-- Rejected rows of the office's files with what is wrong; never the row itself.
--
-- grain:   file, row
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
-- data:    centres, consultants, travel_times, certification_applications, procurement, corrections
select
    file,
    row,
    dataset,
    key,
    problem.code as code,
    problem.column as column_name,
    problem.heading as heading,
    problem.value as value,
    problem.detail as detail,
    'imported' as provenance
from staging.rejects
order by file, row

-- Rejected rows of the office's files, at most 1,000; all of them stand in the rejects folder of the build.
--
-- grain:   file, row
-- columns: file            varchar
--          row             bigint
--          dataset         varchar
--          key             varchar
--          code            varchar
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
    code,
    column_name,
    heading,
    value,
    detail,
    provenance
from marts.rejects
order by file, row
limit 1000

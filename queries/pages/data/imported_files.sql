-- The office's files in this edition.
--
-- grain:   file
-- columns: file             varchar
--          dataset          varchar
--          rows             bigint    rows
--          rejected         bigint    rows
--          as_of            date      the newest date in its rows
--          problem_code     varchar
--          problem_detail   varchar
--          problem_row      bigint
--          provenance       varchar
-- data:    centres, consultants, travel_times, certification_applications, procurement, corrections
select
    file,
    dataset,
    rows,
    rejected,
    as_of,
    problem_code,
    problem_detail,
    problem_row,
    provenance
from marts.imported_files
order by file

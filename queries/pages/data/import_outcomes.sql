-- What became of the rows of the office's procurement exports, by file, outcome and reason.
--
-- grain:   file, outcome, import_reason, printed_status
-- columns: file             varchar
--          dataset          varchar
--          outcome          varchar
--          import_reason    varchar
--          printed_status   varchar   the state as the file prints it, where it was judged by its meaning
--          rows             bigint    rows
--          total_idr        decimal(38,2) rupiah
--          provenance       varchar
-- data:    procurement
select
    file,
    dataset,
    outcome,
    reason as import_reason,
    printed_status,
    rows,
    total_idr,
    provenance
from marts.import_outcomes
order by file, outcome, import_reason, printed_status

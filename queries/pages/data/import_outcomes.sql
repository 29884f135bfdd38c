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
    sum(rows)::bigint as rows, -- of all files together for who is not told what they are called
    sum(total_idr) as total_idr,
    provenance
from marts.import_outcomes
group by all
order by file, outcome, import_reason, printed_status

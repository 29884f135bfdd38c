-- What became of the rows of the official procurement exports: accepted, excluded by rule, merged or
-- rejected, and why.
--
-- grain:   file, outcome, reason, printed_status
-- columns: file             varchar
--          dataset          varchar
--          outcome          varchar   'accepted', 'excluded', 'merged', 'rejected', or 'unresolved' for
--                                     institutions
--          reason           varchar   '' where nothing is odd; code of the sentence where rejected
--          printed_status   varchar   the state as the file prints it, where it was judged by its meaning
--          rows             bigint    rows; institutions where unresolved
--          total_idr        decimal(38,2) rupiah
--          provenance       varchar
-- data:    procurement
select
    file,
    dataset,
    outcome,
    coalesce(problem.code, reason, '') as reason,
    coalesce(status_text, '') as printed_status,
    count(*) as rows,
    sum(amount_idr) as total_idr,
    'imported' as provenance
from staging.incoming_procurement
group by all
union all
select
    incoming.file,
    incoming.dataset,
    'unresolved' as outcome,
    'unresolved_institution' as reason,
    institutions.institution_code as printed_status,
    count(*) as rows,
    sum(incoming.amount_idr) as total_idr,
    'imported' as provenance
from staging.incoming_procurement as incoming
inner join staging.procurement_institutions as institutions
    on incoming.kd_klpd = institutions.institution_code
where incoming.outcome = 'accepted' and not institutions.is_resolved
group by all
order by file, outcome, reason, printed_status

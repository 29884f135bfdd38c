-- Files of centres refused whole: more than 5 per cent of their rows (and at least two) name or place another
-- region than their code. Such a file is numbered by other codes, and a row that happens to agree cannot be
-- trusted either.
--
-- grain:   file
-- columns: file                varchar
--          rows                bigint    rows
--          disagreeing_rows    bigint    rows
-- data:    centres
select
    file,
    count(*) as rows,
    count(*) filter (where problem.code in ('code_name_mismatch', 'far_from_region')) as disagreeing_rows
from staging.incoming_centres_judged
group by file
having disagreeing_rows >= 2 and disagreeing_rows > 0.05 * rows
order by file

-- Rows of the office's consultant files, each accepted (problem is null) or with the first thing that is
-- wrong with it.
--
-- grain:   file, row
-- columns: file            varchar
--          row             bigint
--          consultant_id   varchar
--          centre_id       varchar
--          field           varchar
--          active_from     date
--          active_to       date      null while the contract has no end
--          as_of           date      the day on which the list was true; null where the row does not say
--          problem         struct    code, column, value and detail of what is wrong; null where accepted
-- data:    consultants
select
    judged.file,
    judged.row,
    judged.consultant_id,
    judged.centre_id,
    judged.field,
    judged.active_from,
    judged.active_to,
    judged.as_of,
    case
        when clashes.file is not null
            then problem(
                'duplicate_id',
                'consultant_id',
                judged.consultant_id,
                clashes.first_file || '|' || clashes.first_row
            )
        else judged.problem
    end as problem
from staging.incoming_consultants_judged as judged
left join staging.contract_overlaps as clashes on judged.file = clashes.file and judged.row = clashes.row
order by judged.file, judged.row

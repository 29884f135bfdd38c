-- The office's consultants: accepted rows of files that are not refused, one per contract.
--
-- grain:   file, row
-- columns: file            varchar
--          row             bigint
--          consultant_id   varchar
--          centre_id       varchar
--          field           varchar
--          active_from     date
--          active_to       date
--          as_of           date      the day on which the list was true; null where the row does not say
-- data:    consultants
select * exclude (problem)
from staging.incoming_consultants
anti join staging.incoming_refusals using (file)
where problem is null
order by file, row

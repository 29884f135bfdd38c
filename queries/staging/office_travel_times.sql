-- The office's travel times: accepted rows of files that are not refused.
--
-- grain:   file, row
-- columns: file            varchar
--          row             bigint
--          regency_code    varchar
--          centre_id       varchar
--          minutes         double    minutes from the regency to the centre
--          as_of           date      the day on which it was so; null where the row does not say
-- data:    travel_times
select * exclude (problem)
from staging.incoming_travel_times
anti join staging.incoming_refusals using (file)
where problem is null
order by file, row

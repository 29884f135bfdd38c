-- The office's travel times from regencies and cities to centres; they stand in for distances where given.
--
-- grain:   regency_code, centre_id
-- columns: regency_code    varchar
--          centre_id       varchar
--          minutes         double    minutes
--          as_of           date      the day on which it was so; null where its file does not say
--          provenance      varchar
-- data:    travel_times
select
    regency_code,
    centre_id,
    minutes,
    as_of,
    'imported' as provenance
from staging.office_travel_times
order by regency_code, centre_id

-- What happened in the programme, in the order of time: a year stands before its months, a month before its
-- days.
--
-- grain:   event_id
-- columns: event_id       varchar
--          as_of_text     varchar   as the source prints it
--          as_of_day      date      last day of that date
--          event_kind     varchar
--          region_code    varchar   null for the country or several regions
--          region_name    varchar
--          statement_id   varchar
--          statement_en   varchar
--          note_id        varchar
--          note_en        varchar
--          source         varchar   address or outlet
--          grade          varchar
--          status         varchar   'published', 'conflicting', 'inferred' or 'not_found'
--          provenance     varchar   'derived' where it rests on our own search
-- data:    timeline
select
    event_id,
    as_of as as_of_text,
    last_day as as_of_day,
    event_kind,
    region_code,
    region_name,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    grade,
    status,
    provenance
from marts.timeline
order by first_day, last_day desc, event_id

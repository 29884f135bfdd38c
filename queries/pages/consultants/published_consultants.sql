-- How many consultants were published, over time.
--
-- grain:   fact_id
-- columns: fact_id         varchar
--          as_of_day       date      last day of the published date
--          drawn_on        date      the middle of that date
--          as_of_text      varchar   as the source prints it
--          consultants     bigint    people
--          status          varchar   'published' or 'conflicting'
--          statement_id    varchar
--          statement_en    varchar
--          note_id         varchar
--          note_en         varchar
--          source          varchar
--          provenance      varchar
-- data:    programme_facts
select
    fact_id,
    as_of_day,
    middle_day_of(as_of) as drawn_on,
    as_of as as_of_text,
    value::bigint as consultants,
    status,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    provenance
from marts.programme_facts
where measure = 'consultants'
order by as_of_day, fact_id

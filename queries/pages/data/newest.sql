-- When a number was in print for each of the questions that the programme is asked most, the question that
-- was answered last first. A percentage alone is no amount, and our own arithmetic is no print.
--
-- grain:   fact_id
-- columns: question      varchar   'halal', 'centres', 'spending', 'consultants' or 'waiting'
--          fact_id       varchar
--          as_of_day     date      last day of the date in print
--          as_of_text    varchar   as the source prints it
--          drawn_on      date      the middle of that date
--          is_newest     boolean   whether no later number is found for its question
--          until_day     date      last day of the newest number in print of all
--          statement_id  varchar
--          statement_en  varchar
--          note_id       varchar
--          note_en       varchar
--          source        varchar
--          provenance    varchar
-- data:    programme_facts, procurement_facts, certification_facts
with asked as (
    select
        *,
        case
            when measure in ('centres', 'centres_about') then 'centres'
            when measure = 'consultants' then 'consultants'
            when measure = 'umk_realised' then 'spending'
            when measure = 'products_cumulative' and scheme = 'Halal' then 'halal'
            when measure = 'in_process' then 'waiting'
        end as question
    from marts.facts
    where status != 'computed'
)

select
    question,
    fact_id,
    as_of_day,
    as_of as as_of_text,
    middle_day_of(as_of) as drawn_on,
    row_number() over (partition by question order by as_of_day desc, fact_id) = 1 as is_newest,
    max(as_of_day) over () as until_day,
    statement_id,
    statement_en,
    note_id,
    note_en,
    source,
    provenance
from asked
where question is not null
order by max(as_of_day) over (partition by question) desc, question, as_of_day, fact_id

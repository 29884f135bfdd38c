-- Facts that disagree: with another statement, with their own parts, or with other counts that their note
-- names.
--
-- grain:   fact_id, other_fact_id
-- columns: fact_id              varchar
--          other_fact_id        varchar   the statement it disagrees with; '' where the note of the fact
--                                         names it
--          conflict_kind        varchar   'statement', 'same_month', 'parts' or 'other_count'
--          topic                varchar
--          measure              varchar
--          unit                 varchar
--          as_of_text           varchar   as the source prints it
--          as_of_day            date      last day of that date
--          value                decimal(20,2)
--          other_value          decimal(20,2) of the other statement, or the sum of the parts
--          statement_id         varchar
--          statement_en         varchar
--          other_statement_id   varchar
--          other_statement_en   varchar
--          note_id              varchar
--          note_en              varchar
--          source               varchar
--          other_source         varchar
--          provenance           varchar
-- data:    programme_facts, procurement_facts, certification_facts
select
    fact_id,
    other_fact_id,
    conflict_kind,
    topic,
    measure,
    unit,
    as_of as as_of_text,
    as_of_day,
    value,
    other_value,
    statement_id,
    statement_en,
    other_statement_id,
    other_statement_en,
    note_id,
    note_en,
    source,
    other_source,
    provenance
from marts.fact_conflicts
order by topic desc, as_of_day, fact_id, other_fact_id

-- Corrections that this product has published of its own numbers.
--
-- grain:   corrected_on, query
-- columns: corrected_on   date
--          query          varchar   the page query that was wrong, as in the footer of its pictures
--          edition        varchar   the first edition that is right
--          note_id        varchar   what was wrong, and what is right
--          note_en        varchar
--          provenance     varchar
-- data:    programme_facts
select
    corrected_on::date as corrected_on,
    query,
    edition,
    note_id,
    note_en,
    'published' as provenance
from raw.published_corrections
order by corrected_on, query

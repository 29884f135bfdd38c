-- Terms and abbreviations.
--
-- grain:   term
-- columns: term         varchar
--          long_id      varchar
--          long_en      varchar
--          meaning_id   varchar
--          meaning_en   varchar
--          provenance   varchar
-- data:    provinces
select
    term,
    long_id,
    long_en,
    meaning_id,
    meaning_en,
    provenance
from marts.glossary
order by term

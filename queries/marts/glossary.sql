-- Terms and abbreviations of the dashboard.
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
    'published' as provenance
from raw.reference_glossary
order by term

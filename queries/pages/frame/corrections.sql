-- Corrections of a query's numbers, newest first.
--
-- grain:   corrected_on, query
-- params:  $query_name    varchar   a page query; null for all
-- columns: corrected_on   date
--          query          varchar
--          edition        varchar   the first edition that is right
--          note_id        varchar
--          note_en        varchar
--          provenance     varchar
-- data:    programme_facts
select
    corrected_on,
    query,
    edition,
    note_id,
    note_en,
    provenance
from marts.corrections
where query = $query_name or $query_name is null
order by corrected_on desc, query

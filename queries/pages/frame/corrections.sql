-- Corrections that stand of a query's numbers, or all that were ever published, newest first. Where an
-- office wrote a sentence in Indonesian alone, English pages show it and say so.
--
-- grain:   corrected_on, query, note_id, figure_id, provenance
-- params:  $query_name    varchar   a page query; null for all
-- columns: corrected_on   date
--          query          varchar
--          edition        varchar   the first edition that is right
--          note_id        varchar
--          note_en        varchar
--          figure_id      varchar   the number as its page calls it; null where the whole question was wrong
--          figure_en      varchar
--          before_id      varchar   what it said
--          before_en      varchar
--          after_id       varchar   what it should have said
--          after_en       varchar
--          superseded_on  date      since when another sentence stands in its place
--          provenance     varchar
-- data:    programme_facts, corrections
select
    corrected_on,
    query,
    edition,
    note_id,
    coalesce(note_en, '(in Indonesian) ' || note_id) as note_en,
    figure_id,
    coalesce(figure_en, '(in Indonesian) ' || figure_id) as figure_en,
    before_id,
    coalesce(before_en, '(in Indonesian) ' || before_id) as before_en,
    after_id,
    coalesce(after_en, '(in Indonesian) ' || after_id) as after_en,
    superseded_on,
    provenance
from marts.corrections
where (query = $query_name and superseded_on is null) or $query_name is null
order by corrected_on desc, query, note_id, figure_id, provenance

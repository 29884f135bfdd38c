-- Corrections of numbers that were published: those of this product, and those that an office has loaded.
--
-- grain:   corrected_on, query, note_id, figure_id, provenance
-- columns: corrected_on   date
--          query          varchar   the page query that was wrong, as in the footer of its pictures
--          edition        varchar   the first edition that is right; null while this one has no name yet
--          note_id        varchar   what was wrong, and what is right
--          note_en        varchar   null where an office wrote Indonesian alone
--          figure_id      varchar   the number as its page calls it; null where the whole question was wrong
--          figure_en      varchar   null where an office wrote Indonesian alone
--          before_id      varchar   what it said
--          before_en      varchar   null where an office wrote Indonesian alone
--          after_id       varchar   what it should have said
--          after_en       varchar   null where an office wrote Indonesian alone
--          superseded_on  date      since when another sentence stands in its place; null while it stands
--          provenance     varchar   'published' of this product, 'imported' of an office
-- data:    programme_facts, corrections
select
    corrected_on::date as corrected_on,
    query,
    edition,
    note_id,
    note_en,
    figure_id,
    figure_en,
    before_id,
    before_en,
    after_id,
    after_en,
    null::date as superseded_on,
    'published' as provenance
from raw.published_corrections
union all
select
    own.corrected_on,
    own.query,
    former.edition,
    own.note_id,
    own.note_en,
    own.figure_id,
    own.figure_en,
    own.before_id,
    own.before_en,
    own.after_id,
    own.after_en,
    (
        select min(later.corrected_on)
        from staging.office_corrections as later
        where later.query = own.query and later.supersedes = own.note_id
    ) as superseded_on,
    'imported' as provenance
from staging.office_corrections as own
left join raw.former_corrections as former
    on own.corrected_on = former.corrected_on and own.query = former.query and own.note_id = former.note_id
order by corrected_on, query, note_id, figure_id, provenance

-- The data sets of the edition: what a footer needs to name source, date and provenance.
--
-- grain:   name, provenance
-- columns: name         varchar
--          provenance   varchar
--          as_of        date      the newest date that the rows speak of
--          rows         bigint    rows; null for who may not know how many others have
--          rejected     bigint    rows of incoming files that were not accepted
--          files        varchar[] files of the office
--          source_id    varchar
--          source_en    varchar
--          short_id     varchar   the source in few words
--          short_en     varchar
--          as_of_text   varchar   as_of as far as it is known: a month or a year; null where it is a day
-- data:    provinces
select
    name,
    provenance,
    as_of,
    rows,
    rejected,
    files,
    source_id,
    source_en,
    short_id,
    short_en,
    as_of_text
from marts.datasets
where rows is distinct from 0 or rejected > 0 -- what nobody has loaded is no data set of the edition
order by name, provenance

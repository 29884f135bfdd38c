-- The ledger of what has been said in public, newest first: each fact with its date, source, denominator and
-- status.
--
-- grain:   fact_id
-- params:  $topic           varchar   'programme', 'procurement' or 'certification'; null for all
-- columns: fact_id          varchar
--          topic            varchar
--          measure          varchar
--          scheme           varchar   certification scheme
--          stage            varchar   of procurement
--          region_code      varchar
--          value            decimal(20,2)
--          unit             varchar
--          qualifier        varchar   'about', 'almost' or 'more_than': what the source says with the number
--          as_of_text       varchar   as the source prints it
--          as_of_day        date      last day of that date
--          status           varchar   'published', 'conflicting', 'computed' or 'does_not_reproduce';
--                                     conflicting too where it disagrees with its own parts or other counts
--          statement_id     varchar
--          statement_en     varchar
--          denominator_id   varchar   what a percentage divides by
--          denominator_en   varchar
--          note_id          varchar
--          note_en          varchar
--          source           varchar
--          provenance       varchar   'derived' where the value is computed from published ones
-- data:    programme_facts, procurement_facts, certification_facts
select
    fact_id,
    topic,
    measure,
    scheme,
    stage,
    region_code,
    value,
    unit,
    qualifier,
    as_of as as_of_text,
    as_of_day,
    if(fact_id in (select conflicts.fact_id from marts.fact_conflicts as conflicts), 'conflicting', status)
        as status,
    statement_id,
    statement_en,
    denominator_id,
    denominator_en,
    note_id,
    note_en,
    source,
    provenance
from marts.facts
where topic = $topic or $topic is null
order by as_of_day desc, fact_id

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
with disagreeing as (
    select
        fact_id,
        weakest(provenance) as provenance
    from marts.fact_conflicts
    group by fact_id
)

select
    facts.fact_id,
    facts.topic,
    facts.measure,
    facts.scheme,
    facts.stage,
    facts.region_code,
    facts.value,
    facts.unit,
    facts.qualifier,
    facts.as_of as as_of_text,
    facts.as_of_day,
    if(disagreeing.fact_id is null, facts.status, 'conflicting') as status,
    facts.statement_id,
    facts.statement_en,
    facts.denominator_id,
    facts.denominator_en,
    facts.note_id,
    facts.note_en,
    facts.source,
    beside(facts.provenance, disagreeing.provenance, null) as provenance
from marts.facts
left join disagreeing using (fact_id)
where facts.topic = $topic or $topic is null
order by facts.as_of_day desc, facts.fact_id

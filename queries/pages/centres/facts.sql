-- What has been said in public of single centres, newest first.
--
-- grain:   fact_id
-- params:  $centre        varchar   centre_id; null for all
--          $province      varchar   province code; null for all
-- columns: fact_id        varchar
--          centre_id      varchar
--          name           varchar
--          fact_kind      varchar
--          value          decimal(20,2)   in the unit
--          unit           varchar
--          qualifier      varchar   'about', 'almost' or 'more_than': what the source says with the number
--          as_of_text     varchar   as the source prints it; of a budget its year
--          as_of_day      date      last day of that date
--          status         varchar   'published', 'conflicting', 'computed' or 'doubtful'
--          statement_id   varchar   of a budget what the amount covers
--          statement_en   varchar
--          note_id        varchar
--          note_en        varchar
--          source         varchar
--          provenance     varchar   'derived' where the value is computed from published ones
-- data:    centre_facts, building_budgets, centres
select
    facts.fact_id,
    facts.centre_id,
    centres.name,
    facts.kind as fact_kind,
    facts.value,
    facts.unit,
    facts.qualifier,
    facts.as_of as as_of_text,
    facts.as_of_day,
    facts.status,
    facts.statement_id,
    facts.statement_en,
    facts.note_id,
    facts.note_en,
    facts.source,
    weaker(facts.provenance, centres.provenance) as provenance
from marts.centre_facts as facts
inner join marts.centres using (centre_id)
where
    (facts.centre_id = $centre or $centre is null)
    and (centres.province_code = $province or $province is null)
order by facts.centre_id, facts.as_of_day desc, facts.fact_id

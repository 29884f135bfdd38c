-- Facts and budgets of a centre that is in no list of ours.
--
-- columns: fact_id   varchar
--          problem   varchar
select
    facts.fact_id,
    'centre ' || facts.centre_id || ' is unknown' as problem
from marts.centre_facts as facts
left join staging.published_centres as centres using (centre_id)
where centres.centre_id is null
order by fact_id

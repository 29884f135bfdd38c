-- Regencies whose covered people shrink with a larger radius, exceed the people with a centre on their land,
-- or all people.
--
-- columns: regency_code   varchar
--          evidence       varchar
select
    regency_code,
    evidence
from marts.regency_coverage
where
    within_25_people < 0
    or within_25_people > within_50_people
    or within_50_people > within_100_people
    or within_100_people > people
    or (reachable_people < within_100_people and not has_minutes)
order by regency_code, evidence

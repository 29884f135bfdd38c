-- Five made-up regions, to show how a score comes about.
--
-- grain:   unit_id, indicator
-- columns: unit_id         varchar
--          unit_name       varchar
--          indicator       varchar
--          value           double
--          n               bigint    null where it is counted in full
--          direction       varchar
--          goalpost_low    double
--          goalpost_high   double
--          denominator     double    see award/indicators
--          provenance      varchar
-- data:    centre_history
select
    unit_id,
    unit_name,
    indicator,
    value,
    n,
    direction,
    goalpost_low,
    goalpost_high,
    denominator,
    provenance
from marts.award_example
order by unit_id, position

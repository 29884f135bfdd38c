-- Five made-up regions on which the method of the award is explained; nothing of them is real.
--
-- grain:   unit_id, indicator
-- params:  $simulate       boolean   whether this edition shows anything that is not real
-- columns: unit_id         varchar
--          unit_name       varchar
--          indicator       varchar
--          value           double
--          n               bigint    null where it is counted in full
--          direction       varchar
--          goalpost_low    double
--          goalpost_high   double
--          denominator     double    see award/indicators
--          position        integer
--          provenance      varchar
select
    example.unit_id,
    example.unit_name,
    example.indicator,
    example.value::double as value,
    example.n::bigint as n,
    rules.direction,
    rules.goalpost_low::double as goalpost_low,
    rules.goalpost_high::double as goalpost_high,
    case example.indicator
        when 'staffing_share' then 5
        when 'certified_share' then example.n::bigint
        else 1000
    end::double as denominator,
    rules.position::integer as position,
    'simulated' as provenance
from raw.reference_award_example as example
inner join raw.reference_award_indicators as rules
    on example.indicator = rules.indicator and rules.category = 'regency_centre'
where $simulate
order by example.unit_id, position

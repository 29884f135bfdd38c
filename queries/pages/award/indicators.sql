-- What a category of the award is compared by, on the last known day up to a day. Without a row: never
-- reported.
--
-- grain:   unit_id, indicator
-- params:  $category       varchar   see marts.award_units; null for all
--          $as_of          date      null for the newest day
-- columns: unit_id         varchar
--          unit_name       varchar
--          region_code     varchar
--          indicator       varchar
--          value           double    in the unit of the indicator
--          n               bigint    entries that a share was observed on; null where it is counted in full
--          direction       varchar   'higher' or 'lower' is better
--          goalpost_low    double
--          goalpost_high   double
--          upper_value     double    where a share has an unknown part
--          as_of_day       date
--          provenance      varchar
-- data:    certification_applications, consultants, procurement, centres, villages
with chosen as (
    select max(as_of_day) as as_of_day
    from marts.award_units
    where as_of_day <= $as_of or $as_of is null
)

select
    indicators.unit_id,
    indicators.unit_name,
    indicators.region_code,
    indicators.indicator,
    indicators.value,
    indicators.n,
    indicators.direction,
    indicators.goalpost_low,
    indicators.goalpost_high,
    indicators.upper_value,
    indicators.as_of_day,
    indicators.provenance
from marts.award_indicators as indicators
inner join chosen using (as_of_day)
where indicators.category = $category or $category is null
order by indicators.category, indicators.unit_id, indicators.position

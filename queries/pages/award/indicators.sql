-- What a category of the award is compared by, on the last known day up to a day. Without a row: never
-- reported. Contestants of which anything is simulated have made-up names and ids, and no amount from which
-- one could tell who it is: what is not counted in places or applications is rounded as in print.
--
-- grain:   unit_id, indicator
-- params:  $category         varchar   see marts.award_units; null for all
--          $as_of            date      null for the newest day
--          $only_real        boolean   true compares by real records alone, and only those who have some
--          $hides_names      boolean   true gives the names and ids of codes to everybody
-- columns: unit_id           varchar   of the centre or local government, or the code that stands for it
--          contestant_code   varchar   the same whether names are hidden or not
--          unit_name         varchar
--          indicator         varchar
--          value             double    in the unit of the indicator
--          n                 bigint    entries that a share was observed on; null where it is counted in full
--          direction         varchar   'higher' or 'lower' is better
--          goalpost_low      double
--          goalpost_high     double
--          denominator       double    values that can be reached are whole numbers divided by it
--          upper_value       double    where a share has an unknown part
--          as_of_day         date
--          provenance        varchar   of all that is known of the contestant
-- data:    certification_applications, consultants, procurement, centres, villages
with chosen as (
    select
        basis,
        max(as_of_day) as as_of_day
    from marts.award_units
    where
        (as_of_day <= $as_of or $as_of is null)
        and basis = if(coalesce($only_real, false), 'real', 'all')
    group by basis
)

select
    if(contestants.is_made_up or $hides_names, contestants.contestant_code, unit_id) as unit_id,
    contestants.contestant_code,
    if($hides_names, contestants.code_name, contestants.contestant_name) as unit_name,
    indicators.indicator,
    if(
        contestants.is_made_up,
        round(indicators.value * indicators.denominator) / indicators.denominator,
        indicators.value
    ) as value,
    indicators.n,
    indicators.direction,
    indicators.goalpost_low,
    indicators.goalpost_high,
    indicators.denominator,
    if(contestants.is_made_up, round(indicators.upper_value, 3), indicators.upper_value) as upper_value,
    indicators.as_of_day,
    weaker(contestants.provenance, indicators.provenance) as provenance
from marts.award_indicators as indicators
inner join chosen using (basis, as_of_day)
inner join marts.award_contestants as contestants using (basis, category, unit_id)
where category = $category or $category is null
order by category, contestants.contestant_code, indicators.position

-- Whether each unit of a category has reported enough, and lately enough, to be compared: a gate, not a
-- score. Those that it holds back come first. It is open with two thirds of the indicators of the category
-- and, where records are loaded, one of the last 92 days.
--
-- grain:   unit_id
-- params:  $category             varchar   see award/indicators; null for all
--          $as_of                date      null for the newest day
--          $only_real            boolean   see award/indicators
--          $hides_names          boolean   see award/indicators
-- columns: unit_id               varchar   see award/indicators
--          unit_name             varchar
--          reported_indicators   bigint
--          all_indicators        bigint
--          completeness_share    double    0 to 1
--          last_record_on        date      newest application or contract; null where the unit has none
--          quiet_days            bigint    days since then
--          is_through            boolean
--          as_of_day             date
--          provenance            varchar
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
),

reported as (
    select
        indicators.unit_id,
        count(*) as reported_indicators,
        weakest(indicators.provenance) as provenance
    from marts.award_indicators as indicators
    inner join chosen using (basis, as_of_day)
    group by indicators.unit_id
),

wanted as (
    select
        category,
        count(distinct indicator) as all_indicators
    from marts.award_indicators
    inner join chosen using (basis)
    group by category
)

select
    if(contestants.is_made_up or $hides_names, contestants.contestant_code, unit_id) as unit_id,
    if($hides_names, contestants.code_name, contestants.contestant_name) as unit_name,
    coalesce(reported.reported_indicators, 0) as reported_indicators,
    wanted.all_indicators,
    coalesce(reported.reported_indicators, 0) / wanted.all_indicators as completeness_share,
    units.last_record_on,
    date_diff('day', units.last_record_on, units.as_of_day) as quiet_days,
    is_enough_reported(coalesce(reported.reported_indicators, 0), wanted.all_indicators)
    and coalesce(quiet_days <= most_quiet_days(), false) as is_through,
    units.as_of_day,
    beside(
        weaker(contestants.provenance, units.provenance),
        reported.provenance,
        (select weakest(every_one.provenance) from reported as every_one)
    ) as provenance
from marts.award_units as units
inner join chosen using (basis, as_of_day)
inner join marts.award_contestants as contestants using (basis, category, unit_id)
inner join wanted using (category)
left join reported using (unit_id)
where category = $category or $category is null
order by category, is_through, contestants.contestant_code

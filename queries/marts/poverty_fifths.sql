-- The regencies and cities in five groups of equal number by their poverty rate.
--
-- grain:   regency_code
-- columns: regency_code    varchar
--          fifth           integer   1 lowest poverty, to 5 highest
--          poverty_share   double    0 to 1, of people
--          as_of_day       date      last day of the year of the rate
--          provenance      varchar   weakest of all: the place of one depends on every other
-- data:    figures
select
    region_code as regency_code,
    (ntile(5) over (order by value, region_code))::integer as fifth,
    (value / 100)::double as poverty_share,
    period_last_day as as_of_day,
    weaker('derived', weakest(provenance) over ()) as provenance
from marts.figures
where measure = 'poverty_rate' and place_level = 'regency'
order by regency_code

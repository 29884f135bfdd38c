-- The newest published number of consultants for each 100,000 enterprises listed in the country in 2016.
--
-- grain:   as_of_day
-- columns: as_of_day                          date     last day of the date on which consultants were counted
--          as_of_text                         varchar   the same as far as it is known
--          consultants                        bigint   people
--          listed_total                       bigint   enterprises
--          listed_on                          date     last day of the year of that count
--          consultants_per_100000_enterprises  double
--          provenance                         varchar
-- data:    programme_facts, figures
with listed as (
    select
        value::bigint as listed_total,
        period_last_day,
        provenance
    from marts.figures
    where measure = 'se2016_listed_total' and place_level = 'country'
    -- the exact count; another statement rounds it
    qualify row_number() over (order by value % 1000 = 0, figure_id) = 1
),

newest as (
    select
        as_of_day,
        as_of,
        value::bigint as consultants,
        provenance
    from marts.programme_facts
    where measure = 'consultants' and status = 'published'
    qualify row_number() over (order by as_of_day desc, fact_id) = 1
)

select
    newest.as_of_day,
    newest.as_of as as_of_text,
    newest.consultants,
    listed.listed_total,
    listed.period_last_day as listed_on,
    100000 * newest.consultants / listed.listed_total as consultants_per_100000_enterprises,
    weaker('derived', weaker(newest.provenance, listed.provenance)) as provenance
from newest
cross join listed
order by newest.as_of_day

-- Centres found by name that were opened or finished after the day of the newest published count of all
-- centres.
--
-- grain:   centre_id
-- columns: centre_id       varchar
--          name            varchar
--          opened_on       date
--          unfinished_on   date      the last day on which a source says that it was not finished
--          announced_on    date      the day of the count
--          provenance      varchar
-- data:    centres, programme_facts
with announced as (
    select
        as_of_day,
        provenance
    from marts.programme_facts
    where measure = 'centres' and status = 'published'
    qualify row_number() over (order by as_of_day desc, fact_id) = 1
)

select
    centres.centre_id,
    centres.name,
    centres.opened_on,
    centres.unfinished_on,
    announced.as_of_day as announced_on,
    weaker(centres.provenance, announced.provenance) as provenance
from marts.centres
inner join announced on greatest(centres.opened_on, centres.unfinished_on) > announced.as_of_day
where centres.provenance <> 'simulated'
order by centres.centre_id

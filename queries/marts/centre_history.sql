-- When each centre entered the programme's count and when it became a UPTD. Simulated: no public list gives
-- the days.
--
-- grain:   centre_id
-- columns: centre_id    varchar
--          listed_on    date      the day from which the centre is counted
--          uptd_on      date      null where it is no UPTD
--          provenance   varchar
-- data:    centre_history
select
    coalesce(replaced.office_centre_id, history.centre_id) as centre_id,
    min(history.listed_on) as listed_on,
    min(history.uptd_on) as uptd_on,
    'simulated' as provenance
from simulated.centre_history as history
left join staging.centre_replacements as replaced on history.centre_id = replaced.centre_id
group by all
order by centre_id

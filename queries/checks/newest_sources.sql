-- A centre of which a fact is of a later year than its newest source: the fact's source is missing in its
-- row, and a reader would take what is known of the centre for older than it is.
--
-- columns: centre_id   varchar
--          as_of       date      last day of the newest source in its row
--          known_on    date      of its newest fact
select
    centres.centre_id,
    centres.as_of,
    max(facts.as_of_day) as known_on
from staging.published_centres as centres
inner join marts.centre_facts as facts using (centre_id)
-- a year that no source shows is not when something was last seen
where facts.source not like '%year_inferred%'
group by all
having year(max(facts.as_of_day)) > year(centres.as_of)
order by all

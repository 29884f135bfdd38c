-- A centre of which every dated source is older than the day on which it is said to have opened: an opening
-- that was announced is no opening.
--
-- columns: centre_id   varchar
--          opened_on   date
--          as_of       date      last day of the newest source in its row
select
    centre_id,
    opened_on,
    as_of
from staging.published_centres
where opened_on > as_of
order by all

-- Centres whose consultants are in part loaded and in part simulated: lists name a centre by its posts, which
-- would call the loaded part simulated.
--
-- columns: centre_id   varchar
select centre_id
from marts.consultants
group by centre_id
having count(distinct provenance) > 1
order by centre_id

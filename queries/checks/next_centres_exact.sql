-- Picks of where next that the solver could not prove to be the best.
--
-- columns: evidence       varchar
--          radius_km      integer
--          centre_count   integer
--          gap_share      double    0 to 1
select distinct
    evidence,
    radius_km,
    centre_count,
    gap_share
from marts.next_centres
where gap_share > 0.01
order by evidence, radius_km, centre_count

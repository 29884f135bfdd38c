-- Fewer than 99 per cent of the villages inside the outline of their own regency.
--
-- columns: villages   bigint    villages with coordinates
--          inside     bigint    villages
select
    sum(villages)::bigint as villages,
    sum(inside)::bigint as inside
from geography.village_fit
having sum(inside) < 0.99 * sum(villages)
order by all

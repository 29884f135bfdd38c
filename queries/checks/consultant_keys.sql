-- Consultants' contracts that repeat, end before they begin or belong to no centre.
--
-- columns: centre_id       varchar
--          consultant_id   varchar
--          problem         varchar
select
    centre_id,
    consultant_id,
    'repeated contract' as problem
from marts.consultants
group by centre_id, consultant_id, active_from
having count(*) > 1
union all
select
    centre_id,
    consultant_id,
    'ends before it begins' as problem
from marts.consultants
where active_to < active_from
union all
select
    consultants.centre_id,
    consultants.consultant_id,
    'no such centre' as problem
from marts.consultants
anti join marts.centres using (centre_id)
order by all

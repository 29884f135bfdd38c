-- Centres whose id is repeated or missing, whose level is neither province nor regency, or whose codes name
-- no region.
--
-- columns: centre_id   varchar
--          problem     varchar
select
    centre_id,
    'repeated or missing id' as problem
from marts.centres
group by centre_id
having count(*) > 1 or centre_id is null
union all
select
    centre_id,
    'unknown level ' || level as problem
from marts.centres
where level not in ('province', 'regency') or level is null
union all
select
    centre_id,
    'regency ' || centres.regency_code || ' is unknown or lies in another province' as problem
from marts.centres
left join marts.regencies using (regency_code)
where centres.regency_code is not null and regencies.province_code is distinct from centres.province_code
order by all

-- Regency codes that are repeated, malformed or of no province, and numbers other than 514 regencies, 508
-- self-governing.
--
-- columns: regency_code   varchar
--          problem        varchar
select
    regency_code,
    'repeated or malformed code' as problem
from marts.regencies
group by regency_code
having count(*) > 1 or regency_code is null or not regexp_full_match(regency_code, '\d{4}')
union all
select
    regency_code,
    'code does not begin with its province ' || province_code as problem
from marts.regencies
where left(regency_code, 2) <> province_code
union all
select
    null as regency_code,
    count(*)
    || ' regencies, '
    || count(*) filter (where is_self_governing)
    || ' self-governing: not 514 and 508' as problem
from marts.regencies
having count(*) <> 514 or count(*) filter (where is_self_governing) <> 508
order by all

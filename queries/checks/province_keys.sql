-- Province codes that are missing, repeated or not of two digits, and a number of provinces other than 38.
--
-- columns: province_code   varchar
--          problem         varchar
select
    province_code,
    'repeated or malformed code' as problem
from marts.provinces
group by province_code
having count(*) > 1 or province_code is null or not regexp_full_match(province_code, '\d{2}')
union all
select
    null as province_code,
    count(*) || ' provinces, not 38' as problem
from marts.provinces
having count(*) <> 38
order by all

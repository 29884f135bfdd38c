-- Institutions that repeat, and regions that two institutions of an office's files, or two simulated ones,
-- govern.
--
-- columns: key        varchar
--          problem    varchar
select
    institution_code as key,
    'repeated institution' as problem
from marts.procurement_institutions
group by institution_code
having count(*) > 1
union all
select
    region_code as key,
    'two institutions of one region' as problem
from marts.procurement_institutions
where region_code is not null and institution_kind <> 'state_firm'
group by region_code, provenance
having count(*) > 1
order by all

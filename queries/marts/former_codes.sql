-- Regencies and cities that had another code, and belonged to another province, before the split of Papua in
-- 2022.
--
-- grain:   regency_code
-- columns: regency_code      varchar
--          former_code       varchar
--          former_province   varchar
--          provenance        varchar
-- data:    regencies
select
    regency_code,
    former_code,
    former_province,
    'published' as provenance
from raw.reference_former_codes
order by regency_code

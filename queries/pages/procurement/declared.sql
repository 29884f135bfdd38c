-- How the small-enterprise value of an institution's own records is filled in a year: what it can tell, and
-- what not.
--
-- grain:   institution_code, year, record_field
-- params:  $institution_code  varchar   null for all
--          $year              integer   null for all
-- columns: institution_code   varchar
--          year               integer
--          record_field       varchar   'nilai_umk_kontrak' (contracts) or 'nilai_umk_pct' (records)
--          entries            bigint    contracts or records with a value
--          filled             bigint    of them with a small-enterprise value
--          whole              bigint    of those filled: the value is that of the whole contract
--          partly             bigint    of those filled: more than nothing, less than the whole
--          nothing            bigint    of those filled: the value is zero
--          declared_idr       decimal(24,2) rupiah
--          total_idr          decimal(24,2) rupiah
--          provenance         varchar
-- data:    procurement
select
    institution_code,
    year,
    record_field,
    entries,
    filled,
    whole,
    filled - whole - nothing as partly,
    nothing,
    declared_idr,
    total_idr,
    provenance
from marts.declared_values
where
    (institution_code = $institution_code or $institution_code is null)
    and (year = $year or $year is null)
order by institution_code, year, record_field

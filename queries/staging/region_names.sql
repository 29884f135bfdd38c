-- Every way in which a region's name may be written, and the one code that it means, if it means one.
--
-- grain:   level, name_key
-- columns: level        varchar   'province' or 'regency'
--          name_key     varchar   the name as name_key() writes it
--          code         varchar   null where several regions bear the name
--          candidates   varchar   the regions that bear it, with their codes
-- data:    provinces, regencies
with written as (
    select
        'province' as level,
        name_key(province_name) as name_key,
        province_code as code
    from staging.provinces
    union
    select
        'regency' as level,
        name_key(regency_name) as name_key,
        regency_code as code
    from staging.regencies
    union
    select
        'regency' as level,
        regexp_replace(name_key(regency_name), '^[a-z]+:', ':') as name_key,
        regency_code as code
    from staging.regencies
    union
    select
        level,
        name_key(alias) as name_key,
        code
    from raw.reference_region_aliases
),

named as (
    select
        written.level,
        written.name_key,
        written.code,
        coalesce(provinces.province_name, regencies.regency_name) || ' (' || written.code || ')' as region
    from written
    left join staging.provinces on written.level = 'province' and written.code = provinces.province_code
    left join staging.regencies on written.level = 'regency' and written.code = regencies.regency_code
)

select
    level,
    name_key,
    case when count(*) = 1 then min(code) end as code,
    string_agg(region, ', ' order by code) as candidates
from named
group by level, name_key
order by level, name_key

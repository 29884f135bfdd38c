-- The institutions of the office's procurement exports: the name and kind that most sound rows give, and the
-- region they govern.
--
-- grain:   institution_code
-- columns: institution_code   varchar   kd_klpd
--          institution_name   varchar   the code where no file names it
--          institution_kind   varchar   'central', 'province', 'regency', 'city', 'state_firm' or 'unknown'
--          region_code        varchar   Kemendagri code of a local government; null where its name is not
--                                       known
--          is_resolved        boolean   false where name, kind or region is missing
-- data:    procurement
with accepted as (
    select distinct kd_klpd
    from staging.incoming_procurement
    where outcome = 'accepted'
),

counted as (
    select
        judged.kd_klpd as institution_code,
        judged.nama_klpd,
        judged.jenis_klpd,
        count(*) as rows
    from staging.incoming_procurement_judged as judged
    semi join accepted on judged.kd_klpd = accepted.kd_klpd
    where judged.problem is null
    group by all
),

-- a name that holds markup or looks like a number of a person is no name
cleaned as (
    select
        institution_code,
        case when not (contains(nama_klpd, '<') or looks_personal(nama_klpd)) then left(nama_klpd, 120) end
            as nama_klpd,
        jenis_klpd,
        rows
    from counted
),

named as (
    select
        institution_code,
        arg_max(nama_klpd, (rows, nama_klpd)) filter (where nama_klpd is not null) as institution_name,
        arg_max(jenis_klpd, (rows, jenis_klpd)) filter (where jenis_klpd is not null) as printed_kind
    from cleaned
    group by institution_code
),

classed as (
    select
        *,
        case
            when regexp_matches(printed_kind, 'KEMENTERIAN|LEMBAGA') then 'central'
            when regexp_matches(printed_kind, 'BUMN|BUMD') then 'state_firm'
            when regexp_matches(printed_kind, 'PROVINSI') then 'province'
            when regexp_matches(printed_kind, 'KABUPATEN') then 'regency'
            when regexp_matches(printed_kind, 'KOTA') then 'city'
            when starts_with(name_key(institution_name), 'kabupaten:') then 'regency'
            when starts_with(name_key(institution_name), 'kota:') then 'city'
            when regexp_matches(lower(institution_name), '^(pemerintah )?prov') then 'province'
            when regexp_matches(lower(institution_name), '^(kementerian|badan|lembaga)\b') then 'central'
            else 'unknown'
        end as institution_kind,
        regexp_replace(lower(institution_name), '^pemerintah (daerah )?', '') as plain_name
    from named
),

placed as (
    select
        classed.*,
        coalesce(provinces.code, regencies.code, prefixed.code) as code
    from classed
    left join staging.region_names as provinces
        on
            classed.institution_kind = 'province'
            and provinces.level = 'province'
            and name_key(classed.plain_name) = provinces.name_key
    left join staging.region_names as regencies
        on
            classed.institution_kind in ('regency', 'city')
            and regencies.level = 'regency'
            and name_key(classed.plain_name) = regencies.name_key
    left join staging.region_names as prefixed
        on
            classed.institution_kind in ('regency', 'city')
            and prefixed.level = 'regency'
            and name_key(if(classed.institution_kind = 'city', 'kota ', 'kabupaten ') || classed.plain_name)
            = prefixed.name_key
),

unique_places as (
    -- two codes cannot govern one region: the second keeps its numbers but no place on the map
    select
        *,
        case when row_number() over (partition by code order by institution_code) = 1 then code end
            as region_code
    from placed
)

select
    institution_code,
    coalesce(institution_name, institution_code) as institution_name,
    institution_kind,
    region_code,
    institution_name is not null
    and institution_kind <> 'unknown'
    and (region_code is not null or institution_kind in ('central', 'state_firm')) as is_resolved
from unique_places
order by institution_code

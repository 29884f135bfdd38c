-- Under which names and kinds each institution code stands in the office's procurement exports, and the
-- region that each name means.
--
-- The code is the stronger key: where most rows of a code name one region, a row of it that names another is
-- not believed. A name that holds markup or looks like a number of a person is no name.
--
-- grain:   kd_klpd, nama_klpd, jenis_klpd
-- columns: kd_klpd            varchar
--          nama_klpd          varchar   as printed
--          jenis_klpd         varchar   as printed
--          rows               bigint    rows
--          institution_name   varchar   the printed name where it is one
--          institution_kind   varchar   'central', 'province', 'regency', 'city', 'state_firm'; null where
--                                       neither kind nor name say
--          region_code        varchar   Kemendagri code of the local government; null where its name is
--                                       not known
--          usual_name         varchar   a name of the region that most rows of the code name, where this one
--                                       names another; else null
-- data:    procurement
with printed as (
    select
        kd_klpd,
        nama_klpd,
        jenis_klpd,
        sum(rows)::bigint as rows
    from staging.incoming_institution_rows
    group by all
),

named as (
    select
        *,
        case when not (contains(nama_klpd, '<') or looks_personal(nama_klpd)) then left(nama_klpd, 120) end
            as institution_name
    from printed
),

classed as (
    select
        named.*,
        provinces.code as province_named,
        regencies.code as regency_named,
        regencies.candidates as regencies_named,
        case
            when regexp_matches(upper(named.jenis_klpd), 'KEMENTERIAN|LEMBAGA') then 'central'
            when regexp_matches(upper(named.jenis_klpd), 'BUMN|BUMD') then 'state_firm'
            when regexp_matches(upper(named.jenis_klpd), 'PROVINSI|PROPINSI') then 'province'
            when regexp_matches(upper(named.jenis_klpd), 'KABUPATEN') then 'regency'
            when regexp_matches(upper(named.jenis_klpd), 'KOTA') then 'city'
            when starts_with(name_key(named.institution_name), 'kabupaten:') then 'regency'
            when starts_with(name_key(named.institution_name), 'kota:') then 'city'
            when regexp_matches(region_title(named.institution_name), '^pro[vp]') then 'province'
            when
                regexp_matches(
                    lower(named.institution_name),
                    '^(kementerian|kementrian|badan|lembaga|kepolisian|kejaksaan|mahkamah|komisi|dewan)\b'
                )
                then 'central'
            -- "Pemerintah Aceh": a name without a kind that only a province bears
            when provinces.code is not null and regencies.candidates is null then 'province'
        end as institution_kind
    from named
    left join staging.region_names as provinces
        on provinces.level = 'province' and name_key(named.institution_name) = provinces.name_key
    left join staging.region_names as regencies
        on regencies.level = 'regency' and name_key(named.institution_name) = regencies.name_key
),

placed as (
    select
        classed.* exclude (province_named, regency_named, regencies_named),
        case
            when classed.institution_kind = 'province' then classed.province_named
            when classed.institution_kind in ('regency', 'city')
                then coalesce(prefixed.code, classed.regency_named)
        end as region_code
    from classed
    left join staging.region_names as prefixed
        on
            classed.institution_kind in ('regency', 'city')
            and prefixed.level = 'regency'
            and name_key(
                if(classed.institution_kind = 'city', 'kota ', 'kabupaten ')
                || region_title(classed.institution_name)
            ) = prefixed.name_key
),

regions as (
    select
        kd_klpd,
        region_code,
        max(institution_name) as region_name,
        sum(rows) as rows
    from placed
    where region_code is not null
    group by kd_klpd, region_code
),

usual as (
    select
        kd_klpd,
        arg_max(region_code, (rows, region_code)) as region_code,
        arg_max(region_name, (rows, region_code)) as region_name
    from regions
    group by kd_klpd
)

select
    placed.kd_klpd,
    placed.nama_klpd,
    placed.jenis_klpd,
    placed.rows,
    placed.institution_name,
    placed.institution_kind,
    placed.region_code,
    case when placed.region_code <> usual.region_code then usual.region_name end as usual_name
from placed
left join usual on placed.kd_klpd = usual.kd_klpd
order by placed.kd_klpd, placed.nama_klpd, placed.jenis_klpd

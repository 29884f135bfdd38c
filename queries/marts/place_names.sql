-- Every name under which a province, regency or city is looked for: its own, short, usual and former ones,
-- and that of its capital or seat.
--
-- grain:   region_code, name, name_kind
-- columns: region_code    varchar
--          name           varchar
--          name_kind      varchar     'own'; 'other', short, former or usual; 'capital'
--          named_by       varchar     where the name is from: an act, a publisher, 'common usage'
--          level          varchar     'province' or 'regency'
--          words          varchar[]   of the name as people type it, without what the place is
--          title          varchar     what it is: 'provinsi', 'kabupaten' or 'kota'
--          place_words    varchar[]   all by which the place is known: name, title and province
--          letters        varchar     of the name without spaces: 'tanjungpinang'
--          provenance     varchar
-- data:    provinces, regencies
with named as (
    select
        region_code,
        region_name as name,
        'own' as name_kind,
        'Kemendagri' as named_by
    from marts.regions
    union
    select
        code as region_code,
        alias as name,
        'other' as name_kind,
        source as named_by
    from raw.reference_region_aliases
    union
    select
        region_code,
        capital as name,
        'capital' as name_kind,
        'Kemendagri' as named_by
    from marts.regions
),

titled as (
    select
        named.region_code,
        named.name,
        named.name_kind,
        named.named_by,
        regions.level,
        regions.province_name,
        case
            when regions.level = 'province' then 'provinsi'
            when starts_with(regions.region_name, 'Kota ') then 'kota'
            else 'kabupaten'
        end as title,
        regions.provenance
    from named
    inner join marts.regions as regions on named.region_code = regions.region_code
)

select
    region_code,
    name,
    name_kind,
    named_by,
    level,
    list_filter(place_words(name), lambda word: word <> title) as words,
    title,
    list_distinct(place_words(name || ' ' || title || ' ' || province_name)) as place_words,
    regexp_replace(
        lower(strip_accents(name)), '^(kabupaten|kota)( administrasi)? |[^a-z0-9]', '', 'g'
    ) as letters,
    provenance
from titled
order by region_code, name_kind, name

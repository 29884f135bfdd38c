-- Cells for the code of a region in which its name stands, alone or beside the code, and the code that is
-- meant. A name that several regions bear means none, nor does one beside the code of another.
--
-- grain:   level, printed
-- columns: level     varchar   'province' or 'regency'
--          printed   varchar
--          code      varchar
-- data:    centres, travel_times, certification_applications
with cells as (
    select
        'province' as level,
        province_code as printed
    from raw.incoming_centres
    union
    select
        'regency' as level,
        regency_code as printed
    from raw.incoming_centres
    union
    select
        'regency' as level,
        regency_code as printed
    from raw.incoming_travel_times
    union
    select
        'regency' as level,
        regency_code as printed
    from raw.incoming_certification_applications
)

select
    cells.level,
    cells.printed,
    names.code
from cells
inner join staging.region_names as names
    on cells.level = names.level and name_key(region_in_words(cells.printed)) = names.name_key
where
    names.code is not null
    and region_code(regexp_extract(cells.printed, '\d[\d.]*')) in ('', names.code)
order by cells.level, cells.printed

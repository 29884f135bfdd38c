-- The places that a reader means by what was typed, the likeliest first.
--
-- A place is found by its code, or where each typed word begins a word of one of its names, of what it is or
-- of its province; a name may be written with or without its spaces. Only where none is found, names that are
-- spelt nearly so are told (Jaro-Winkler similarity of 0.9 or more); none of them is ever meant.
--
-- grain:   region_code
-- params:  $typed          varchar   as the reader typed it
-- columns: region_code     varchar
--          region_name     varchar
--          province_code   varchar
--          province_name   varchar
--          known_as        varchar   the other name or the capital by which it is found; null for
--                                     its own
--          name_kind       varchar   'own', 'other' or 'capital'
--          is_meant        boolean   no other place fits as well as this one
--          is_near         boolean   it is only spelt nearly so
--          provenance      varchar
-- data:    provinces, regencies
with asked as (
    select
        place_words($typed) as words,
        array_to_string(regexp_extract_all(lower(strip_accents($typed)), '[a-z0-9]+'), '') as letters,
        region_code(trim($typed)) as code
),

fitting as (
    select
        names.region_code,
        names.name,
        names.name_kind,
        names.level,
        case
            when names.region_code = asked.code then 1
            when
                (names.words = asked.words or list_sort(list_append(names.words, names.title)) = asked.words)
                and names.name_kind <> 'capital' then 2
            when names.letters = asked.letters and names.name_kind <> 'capital' then 2
            when names.words = asked.words or names.letters = asked.letters
                then if(names.level = 'regency', 3, 4)
            when starts_with(names.letters, asked.letters) and names.name_kind <> 'capital' then 5
            when starts_with(names.letters, asked.letters) then 6
            when begin_words(asked.words, names.place_words) then 7
            when starts_with(names.region_code, asked.code) and asked.code <> '' then 8
            when jaro_winkler_similarity(names.letters, asked.letters) >= 0.9
                then if(names.name_kind = 'capital', 10, 9)
        end as distance
    from marts.place_names as names
    cross join asked
    where len(asked.words) > 0
),

nearest as (
    select
        region_code,
        min(distance) as distance,
        -- of several names that fit as well its own is told, then the shortest
        arg_min(name, (distance, if(name_kind = 'own', 0, 1), length(name), name)) as name,
        arg_min(name_kind, (distance, if(name_kind = 'own', 0, 1), length(name), name)) as name_kind
    from fitting
    where distance is not null
    group by region_code
),

likeliest as (
    select
        region_code,
        name,
        name_kind,
        distance,
        distance < 9
        and (
            count(*) over () = 1
            or (
                distance <= 4
                and distance = min(distance) over ()
                and count(*) over (partition by distance) = 1
            )
        ) as is_meant
    from nearest
    qualify distance < 9 or min(distance) over () >= 9
)

select
    regions.region_code,
    regions.region_name,
    regions.province_code,
    regions.province_name,
    if(likeliest.name_kind = 'own', null, likeliest.name) as known_as,
    likeliest.name_kind,
    likeliest.is_meant,
    likeliest.distance >= 9 as is_near,
    regions.provenance
from likeliest
inner join marts.regions as regions on likeliest.region_code = regions.region_code
order by likeliest.distance, regions.level, regions.population_people desc, regions.region_code
limit 40

-- The centres in whose name, place each typed word begins a word.
--
-- grain:   centre_id
-- params:  $typed       varchar   as the reader typed it
-- columns: centre_id    varchar
--          is_meant     boolean   it is the only one
--          provenance   varchar
-- data:    centres, provinces, regencies
with named as (
    select
        centres.centre_id,
        centres.name,
        list_distinct(
            flatten(list(names.place_words)) || place_words(any_value(centres.name))
        ) as words,
        centres.provenance
    from marts.centres as centres
    inner join
        marts.place_names as names
        on coalesce(centres.regency_code, centres.province_code) = names.region_code
    group by centres.centre_id, centres.name, centres.provenance
)

select
    centre_id,
    count(*) over () = 1 as is_meant,
    provenance
from named
where len(place_words($typed)) > 0 and begin_words(place_words($typed), words)
order by name, centre_id

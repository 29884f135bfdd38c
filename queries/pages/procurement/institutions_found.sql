-- The institutions in whose name each typed word begins a word.
--
-- grain:   institution_code
-- params:  $typed             varchar   as the reader typed it
-- columns: institution_code   varchar
--          is_meant           boolean   it is the only one, or bears just this name
--          provenance         varchar
-- data:    procurement
with named as (
    select
        institution_code,
        arg_max(institution_name, year) as institution_name,
        weakest(provenance) as provenance
    from marts.procurement_years
    group by institution_code
)

select
    institution_code,
    count(*) over () = 1 or place_words(institution_name) = place_words($typed) as is_meant,
    provenance
from named
where len(place_words($typed)) > 0 and begin_words(place_words($typed), place_words(institution_name))
order by place_words(institution_name) <> place_words($typed), institution_name, institution_code

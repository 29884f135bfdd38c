-- How long a certificate takes, in print: what the rules aim at, and what an office said that it takes in
-- practice. Nothing here was measured.
--
-- grain:   figure_id
-- columns: figure_id      varchar
--          days_kind      varchar   'target' of a rule, or 'said' of practice
--          place_name     varchar
--          counted_id     varchar   which step, and by which rule
--          counted_en     varchar
--          days           bigint    in the unit
--          qualifier      varchar   'about', 'almost' or 'more_than', as the source says
--          unit_id        varchar   working days or days
--          unit_en        varchar
--          period         varchar   as printed
--          as_of_day      date      last day of the date on which it was said
--          as_of_text     varchar   the same as far as it is known
--          publisher_id   varchar
--          publisher_en   varchar
--          note_id        varchar
--          note_en        varchar
--          source         varchar   addresses, or the outlet
--          provenance     varchar
-- data:    figures
select
    figure_id,
    if(measure like '%\_real%' escape '\', 'said', 'target') as days_kind,
    place_name,
    measure_id as counted_id,
    measure_en as counted_en,
    value::bigint as days,
    qualifier,
    unit_id,
    unit_en,
    period,
    as_of_day,
    as_of as as_of_text,
    publisher_id,
    publisher_en,
    note_id,
    note_en,
    coalesce(address, outlet) as source,
    provenance
from marts.figures
where topic = 'certification' and measure like '%\_days\_%' escape '\'
order by days_kind, split_part(measure, '_days', 1), as_of_day desc, place_name, figure_id

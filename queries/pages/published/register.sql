-- The figures in print that a reader looks for, newest first, each with its source, grade and remark.
--
-- grain:   figure_id
-- params:  $sought          varchar   words between single spaces, in small letters, a word with the codes
--                                     that it means as well behind a bar; null for all
--          $topic           varchar   null for all
--          $grade           varchar   null for all
--          $year            integer   a year of its period; null for all
--          $far             boolean   those far from others of their kind alone; null for all
--          $first           integer   the first row that is wanted; null for all
--          $last            integer   the last one
-- columns: figure_id        varchar
--          topic            varchar
--          measure          varchar
--          measure_id       varchar   null for a fact of the ledger
--          measure_en       varchar
--          statement_id     varchar   null for a figure
--          statement_en     varchar
--          value            decimal(20,4)  in the unit
--          qualifier        varchar   'about', 'almost' or 'more_than', as the source says
--          unit             varchar
--          unit_id          varchar   null for a fact of the ledger
--          unit_en          varchar
--          denominator_id   varchar   what it divides by or belongs to
--          denominator_en   varchar
--          region_code      varchar   of today; null for the provinces of before 2022 too
--          place            varchar   as printed
--          period           varchar   as printed
--          as_of            varchar   as printed
--          as_of_day        date      last day of it
--          is_before_split  boolean
--          is_projection    boolean
--          also_values      double[]  other figures in print of the same
--          also_as_of       varchar[] when each of them was said
--          peers            bigint    of one far from others of its kind: how many those are
--          times_median     double    the same as a multiple of their median
--          status           varchar   of a fact of the ledger
--          grade            varchar
--          publisher_id     varchar
--          publisher_en     varchar
--          address          varchar   several joined by " ; "
--          outlet           varchar
--          licence          varchar
--          note_id          varchar
--          note_en          varchar
--          provenance       varchar
-- data:    figures, programme_facts, procurement_facts, certification_facts
select
    register.figure_id,
    register.topic,
    register.measure,
    register.measure_id,
    register.measure_en,
    register.statement_id,
    register.statement_en,
    register.value,
    register.qualifier,
    register.unit,
    register.unit_id,
    register.unit_en,
    register.denominator_id,
    register.denominator_en,
    register.region_code,
    register.place,
    register.period,
    register.as_of,
    register.as_of_day,
    register.is_before_split,
    register.is_projection,
    register.also_values,
    register.also_as_of,
    register.peers,
    register.times_median,
    register.status,
    register.grade,
    register.publisher_id,
    register.publisher_en,
    register.address,
    register.outlet,
    register.licence,
    register.note_id,
    register.note_en,
    register.provenance
from found_figures($sought, $topic, $grade, $year, $far)
inner join marts.register using (figure_id)
qualify
    row_number() over (order by register.as_of_day desc nulls last, register.place, register.figure_id)
    between coalesce($first, 1) and coalesce($last, 1000000)
order by register.as_of_day desc nulls last, register.place, register.figure_id

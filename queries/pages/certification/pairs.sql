-- Pairs in print: how many applied or were helped to, and how many of them held the certificate on the same
-- day, for one place and one period; each pair by itself.
--
-- A pair is no rate: most were counted while applications were still being worked on, and none of the sources
-- says that the rest was refused. Where the unit changes between the two (enterprises that applied,
-- certificates that were issued) one number is no part of the other; such a pair is marked. Products that
-- four provinces applied for until June 2021 are left out: their source calls the second number products and
-- enterprises by turns.
--
-- grain:   pair_key
-- columns: pair_key        varchar   the two figures
--          place_name      varchar
--          applied_id      varchar   what was counted first
--          applied_en      varchar
--          applied_total   bigint    in the unit
--          applied_qualifier varchar   'about', 'almost' or 'more_than', as the source says
--          issued_id       varchar   what was counted second
--          issued_en       varchar
--          issued_total    bigint    in its own unit
--          issued_qualifier varchar   'about', 'almost' or 'more_than', as the source says
--          is_one_unit     boolean
--          unit_id         varchar   of the first
--          unit_en         varchar
--          issued_unit_id  varchar
--          issued_unit_en  varchar
--          period          varchar   as printed
--          as_of_day       date      last day of the date on which it was said
--          as_of_text      varchar   the same as far as it is known
--          publisher_id    varchar
--          publisher_en    varchar
--          note_id         varchar   of both, once where it is the same; that a number is not
--                           rounded is left out
--          note_en         varchar
--          source          varchar   addresses, or the outlet
--          provenance      varchar
-- data:    figures
with paired_measures as (
    select listed.*
    from
        (
            values
            ('halal_sehati_registrants', 'halal_sehati_issued'),
            ('halal_facilitated', 'halal_issued_self_declare'),
            ('halal_facilitated_self_declare', 'halal_issued_self_declare'),
            ('halal_facilitated_regular', 'halal_issued_regular'),
            ('halal_applied', 'halal_certificates_issued'),
            ('spp_irt_applied', 'spp_irt_verified'),
            ('bpom_md_accompanied', 'bpom_md_issued')
        ) as listed (first_measure, second_measure)
)

select
    applied.figure_id || '+' || issued.figure_id as pair_key,
    applied.place_name,
    applied.measure_id as applied_id,
    applied.measure_en as applied_en,
    applied.value::bigint as applied_total,
    applied.qualifier as applied_qualifier,
    issued.measure_id as issued_id,
    issued.measure_en as issued_en,
    issued.value::bigint as issued_total,
    issued.qualifier as issued_qualifier,
    applied.unit = issued.unit as is_one_unit,
    applied.unit_id,
    applied.unit_en,
    issued.unit_id as issued_unit_id,
    issued.unit_en as issued_unit_en,
    applied.period,
    applied.as_of_day,
    applied.as_of as as_of_text,
    applied.publisher_id,
    applied.publisher_en,
    note_of_both(issued.note_id, applied.note_id, 'Tidak dibulatkan.') as note_id,
    note_of_both(issued.note_en, applied.note_en, 'Not rounded.') as note_en,
    coalesce(issued.address, issued.outlet) as source,
    weaker(applied.provenance, issued.provenance) as provenance
from marts.figures as applied
inner join paired_measures on applied.measure = paired_measures.first_measure
inner join marts.figures as issued
    on
        paired_measures.second_measure = issued.measure
        and applied.region_code = issued.region_code
        and applied.period = issued.period
        and applied.as_of = issued.as_of
order by applied.as_of_day desc, applied.place_name, pair_key

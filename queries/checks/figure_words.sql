-- Published figures whose measure, unit, denominator or note nobody has explained.
--
-- columns: figure_id   varchar
--          missing     varchar   'measure', 'unit', 'denominator' or 'note'
--          key         varchar   what the row says
with named as (
    select
        figures.figure_id,
        'measure' as missing,
        coalesce(figures.measure, '') as key,
        measures.name_en as words
    from staging.figures
    left join raw.published_figure_measures as measures using (topic, measure)
    union all
    select
        figures.figure_id,
        'unit',
        coalesce(figures.unit, ''),
        units.name_en
    from staging.figures
    left join raw.published_figure_units as units using (unit)
    union all
    select
        figures.figure_id,
        'denominator',
        figures.denominator_key,
        denominators.denominator_en
    from staging.figures
    left join raw.published_figure_denominators as denominators using (denominator_key)
    where figures.denominator_key is not null
    union all
    select
        figures.figure_id,
        'note',
        figures.note_key,
        notes.note_en
    from staging.figures
    left join raw.published_figure_notes as notes using (note_key)
    where figures.note_key is not null
)

select
    figure_id,
    missing,
    key
from named
where words is null
order by figure_id, missing

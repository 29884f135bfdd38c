-- The register of published figures: what was printed of a region, an institution or the country, each with
-- its source, grade, licence and remark, and nothing scaled or filled.
--
-- A figure of Papua or Papua Barat of before their split stands under the old province: its code is in
-- `former_region_code`, and `region_code` is null, so that joined by `region_code` it meets no province of
-- today. Papua was split on 11 November 2022 (Papua Selatan, Papua Tengah, Papua Pegunungan), Papua Barat on
-- 9 December 2022 (Papua Barat Daya): what ended with 2022 or earlier, or has no date, is of the old
-- provinces. Who wants a province of today asks for its `region_code`; who wants an old one, for its
-- `former_region_code`.
--
-- grain:   figure_id
-- columns: figure_id            varchar
--          topic                varchar   'procurement', 'certification', 'enterprises' or 'context'
--          measure              varchar
--          measure_id           varchar
--          measure_en           varchar
--          unit                 varchar   as printed
--          unit_id              varchar
--          unit_en              varchar
--          value                decimal(20,4)  in that unit
--          qualifier            varchar   'about', 'almost' or 'more_than', as the source says
--          denominator_id       varchar   what it divides by or belongs to
--          denominator_en       varchar
--          place_level          varchar   'country', 'province', 'regency', 'institution' (a ministry
--                                         or agency) or 'several' (provinces or governments together)
--          place_kind           varchar   'ministry', 'agency', 'province', 'regency' or 'city'; else null
--          region_code          varchar   of a province, regency or city of today; else null
--          former_region_code   varchar   '91' or '92' before the split of 2022; else null
--          place_name           varchar   as printed; null for an institution
--          institution          varchar   as printed: the government or office that the figure is of; null
--                                         for one of a region and all in it
--          period               varchar   as printed; `stock` and `cumulative` say no span
--          period_first_day     date      null where not known
--          period_last_day      date      null where not known or open
--          as_of                varchar   when it was said or counted, as printed
--          as_of_day            date      last day of it, not after the newest day on which a figure was said
--          is_before_split      boolean   one of Papua or Papua Barat as they were until 2022
--          is_projection        boolean   computed forward from an earlier count by its publisher: no count
--          source_key           varchar
--          publisher_id         varchar
--          publisher_en         varchar
--          grade                varchar   'official_table', 'official_copy', 'official_statement',
--                                         'press_only' or 'computed'
--          address              varchar   several joined by " ; "; null where only the outlet is known
--          outlet               varchar
--          has_address          boolean
--          licence              varchar   of the data
--          note_id              varchar
--          note_en              varchar
--          provenance           varchar   'derived' where computed, else 'published'
-- data:    figures
with placed as (
    select
        *,
        place_level = 'province'
        and place_code in ('91', '92')
        and coalesce(coalesce(period_last_day, period_first_day, as_of_day) < date '2023-01-01', true)
            as is_before_split
    from staging.figures
)

select
    placed.figure_id,
    placed.topic,
    placed.measure,
    measures.name_id as measure_id,
    measures.name_en as measure_en,
    placed.unit,
    units.name_id as unit_id,
    units.name_en as unit_en,
    placed.value,
    placed.qualifier,
    denominators.denominator_id,
    denominators.denominator_en,
    placed.place_level,
    placed.place_kind,
    case
        when placed.place_level in ('province', 'regency') and not placed.is_before_split
            then placed.place_code
    end as region_code,
    case when placed.is_before_split then placed.place_code end as former_region_code,
    placed.place_name,
    placed.institution,
    placed.period,
    placed.period_first_day,
    placed.period_last_day,
    placed.as_of,
    placed.as_of_day,
    placed.is_before_split,
    placed.measure like '%\_projection' escape '\' as is_projection,
    placed.source_key,
    sources.publisher_id,
    sources.publisher_en,
    sources.grade,
    sources.address,
    sources.outlet,
    sources.address is not null as has_address,
    sources.licence,
    notes.note_id,
    notes.note_en,
    if(sources.grade = 'computed', 'derived', 'published') as provenance
from placed
left join raw.published_figure_measures as measures using (topic, measure)
left join raw.published_figure_units as units using (unit)
left join raw.published_figure_denominators as denominators using (denominator_key)
left join raw.published_figure_sources as sources using (source_key)
left join raw.published_figure_notes as notes using (note_key)
order by placed.figure_id

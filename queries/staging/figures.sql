-- Published figures, typed: what each is of, and which days its period and its date stand for.
--
-- grain:   figure_id
-- columns: figure_id          varchar
--          topic              varchar
--          measure            varchar
--          unit               varchar
--          value              decimal(20,4)  null where it is no number, or finer than that
--          qualifier          varchar   'about', 'almost' or 'more_than', as the source says
--          printed_value      varchar
--          place_level        varchar   'country', 'province', 'regency', 'institution' (a ministry or
--                                       agency) or 'several' (provinces or governments together)
--          place_kind         varchar   'ministry', 'agency', 'province', 'regency' or 'city'; else null
--          place_code         varchar   '00' for the country; null for an institution and for several
--          place_name         varchar   as printed
--          institution        varchar   as printed; the government or office that the figure is of
--          period             varchar   as printed
--          period_begins      varchar   the day, month or year that the period begins with, as printed
--          period_ends        varchar   the same of its end; null where it is open or not said
--          period_first_day   date
--          period_last_day    date      of "before 2022" the day before
--          as_of              varchar   when it was said or counted, as printed
--          as_of_begins       varchar   the day, month or year of it
--          as_of_day          date      last day of it, not after the newest day on which a figure was said
--          denominator_key    varchar
--          source_key         varchar
--          note_key           varchar
-- data:    figures
with dated as (
    select
        *,
        -- what stands in brackets is a remark, and two years joined by a dash are a span
        regexp_replace(
            trim(regexp_replace(period, '\(.*\)', '')), '^(\d{4})-(\d{4})$', '\1..\2'
        ) as bare_period,
        nullif(regexp_extract(period, '\bbefore (\d{4}(-\d{2}){0,2})', 1), '') as before,
        nullif(regexp_extract(as_of, '^\d{4}(-\d{2}){0,2}'), '') as as_of_begins
    from raw.published_figures
),

spanned as (
    select
        *,
        nullif(regexp_extract(bare_period, '^\d{4}(-\d{2}){0,2}'), '') as period_begins,
        case
            when place_code = '00' then 'country'
            when length(place_code) = 2 then 'province'
            when place_code is not null then 'regency'
            when place_name is null and not regexp_matches(institution, '^all\b') then 'institution'
            else 'several'
        end as place_level,
        nullif(
            regexp_extract(bare_period, '^(\d{4}(-\d{2}){0,2}\.\.)?(\d{4}(-\d{2}){0,2})$', 3), ''
        ) as period_ends
    from dated
)

select
    spanned.figure_id,
    spanned.topic,
    spanned.measure,
    spanned.unit,
    case
        when regexp_matches(spanned.value, '^-?\d{1,15}(\.\d{1,4})?$') then spanned.value::decimal(20, 4)
    end as value,
    spanned.qualifier,
    spanned.value as printed_value,
    spanned.place_level,
    case
        when spanned.place_level = 'province' then 'province'
        when spanned.place_level = 'regency' then if(regencies.kind = 'kota', 'city', 'regency')
        when spanned.place_level = 'institution'
            then if(regexp_matches(spanned.institution, '^Kementerian\b'), 'ministry', 'agency')
    end as place_kind,
    spanned.place_code,
    spanned.place_name,
    spanned.institution,
    spanned.period,
    spanned.period_begins,
    spanned.period_ends,
    first_day_of(spanned.period_begins) as period_first_day,
    coalesce(last_day_of(spanned.period_ends), first_day_of(spanned.before) - 1) as period_last_day,
    spanned.as_of,
    spanned.as_of_begins,
    -- a year or month that had not ended when the newest figure was said ends with that day
    case
        when spanned.as_of_begins is not null
            then least(last_day_of(spanned.as_of_begins), max(try_cast(spanned.as_of_begins as date)) over ())
    end as as_of_day,
    spanned.denominator_key,
    spanned.source_key,
    spanned.note_key
from spanned
left join staging.regencies on spanned.place_code = regencies.regency_code
order by spanned.figure_id

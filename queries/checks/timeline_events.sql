-- Events of the time line without a source, with a date that nobody can read or that lies after the day of
-- the build, with a region that does not exist, or with a grade, status or kind that has no meaning.
--
-- The day is compared with as much of it as is printed: an event of this month is not of the future.
--
-- params:  $build_day   date
-- columns: event_id   varchar
--          problem    varchar   'source', 'date', 'future', 'region' or 'words'
--          found      varchar   what the row says
with dated as (
    select
        *,
        string_split(as_of, '..') as days
    from marts.timeline
),

judged as (
    select
        event_id,
        'source' as problem,
        source as found
    from dated
    where coalesce(trim(source), '') = ''
    union all
    select
        event_id,
        'date',
        as_of
    from dated
    where
        coalesce(len(days), 0) not in (1, 2)
        or len(list_filter(days, lambda day: first_day_of(day) is null)) > 0
        or first_day > last_day
    union all
    select
        event_id,
        'future',
        as_of
    from dated
    where len(list_filter(days, lambda day: day > left($build_day::varchar, length(day)))) > 0
    union all
    select
        event_id,
        'region',
        region_code
    from dated
    where region_code is not null and region_name is null
    union all
    select
        event_id,
        'words',
        concat_ws(' ', event_kind, grade, status)
    from dated
    where
        coalesce(event_kind, '') not in (
            'rule', 'plan', 'programme', 'money', 'centre', 'opening', 'consultants', 'agreement',
            'production', 'procurement', 'award', 'statement'
        )
        or coalesce(grade, '') not in (
            'official_table', 'official_copy', 'official_statement', 'press_only', 'own_search'
        )
        or coalesce(status, '') not in ('published', 'conflicting', 'inferred', 'not_found')
        or statement_id is null
        or statement_en is null
        or (note_id is null) != (note_en is null)
)

select
    event_id,
    problem,
    found
from judged
order by event_id, problem

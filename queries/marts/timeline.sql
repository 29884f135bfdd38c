-- What happened in the programme, 2012 to 2026: one row per event, with its source.
--
-- grain:   event_id
-- columns: event_id       varchar
--          as_of          varchar   when it happened, as the source prints it: a day, month, year or range
--          first_day      date      first day of that date
--          last_day       date      last day of that date
--          event_kind     varchar   rule, plan, programme, money, centre, opening, consultants, agreement,
--                                   production, procurement, award or statement
--          region_code    varchar   where it happened, null for the country or several regions
--          region_name    varchar
--          statement_id   varchar
--          statement_en   varchar
--          note_id        varchar
--          note_en        varchar
--          source         varchar   address or outlet; several joined by " ; "
--          grade          varchar   who said it: as in figures, or 'own_search'
--          status         varchar   'published', 'conflicting', 'inferred' (its day is) or 'not_found'
--          provenance     varchar   'derived' where it rests on our own search
-- data:    timeline, provinces, regencies
select
    timeline.event_id,
    timeline.as_of,
    first_day_of(string_split(timeline.as_of, '..')[1]) as first_day,
    last_day_of(timeline.as_of) as last_day,
    timeline.event_kind,
    timeline.region_code,
    regions.region_name,
    timeline.statement_id,
    timeline.statement_en,
    timeline.note_id,
    timeline.note_en,
    timeline.source,
    timeline.grade,
    timeline.status,
    beside(if(timeline.grade = 'own_search', 'derived', 'published'), regions.provenance, null) as provenance
from raw.published_timeline as timeline
left join marts.regions as regions on timeline.region_code = regions.region_code
order by timeline.event_id

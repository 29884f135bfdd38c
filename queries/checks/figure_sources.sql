-- Published figures whose source is missing, has no known grade or licence, or names neither address nor
-- outlet.
--
-- columns: figure_id    varchar
--          source_key   varchar
--          grade        varchar
--          licence      varchar
select
    figures.figure_id,
    figures.source_key,
    sources.grade,
    sources.licence
from staging.figures
left join raw.published_figure_sources as sources using (source_key)
where
    sources.publisher_en is null
    or sources.licence is null
    or coalesce(sources.grade, '') not in (
        'official_table', 'official_copy', 'official_statement', 'press_only', 'computed'
    )
    or coalesce(sources.address, sources.outlet) is null
order by figures.figure_id

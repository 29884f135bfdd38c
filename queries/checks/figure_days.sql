-- Published figures of a period, or said on a day, that lies after the day of the build.
--
-- The day is compared with as much of it as was printed: a figure of this year or this month is not of the
-- future.
--
-- params:  $build_day   date
-- columns: figure_id   varchar
--          period      varchar
--          as_of       varchar
select
    figure_id,
    period,
    as_of
from staging.figures
where
    period_begins > left($build_day::varchar, length(period_begins))
    or period_ends > left($build_day::varchar, length(period_ends))
    or as_of_begins > left($build_day::varchar, length(as_of_begins))
order by figure_id

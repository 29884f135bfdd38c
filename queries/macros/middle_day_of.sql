-- The day at which a date is drawn on an axis: the middle of a month or year, for nothing happened on its
-- last day; of a span that of its last date.
create macro middle_day_of(printed) as
coalesce(
    first_day_of(regexp_extract(printed, '(\d{4}(-\d{2}){0,2})\D*$', 1))
    + (
        (
            last_day_of(printed)
            - first_day_of(regexp_extract(printed, '(\d{4}(-\d{2}){0,2})\D*$', 1))
        ) // 2
    )::integer,
    last_day_of(printed)
)::date;

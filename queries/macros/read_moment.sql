-- The day and time at which something was drawn or changed, however it is written; midnight where only the
-- day is given, null for anything else.
create macro read_moment(printed) as
coalesce(
    try_cast(printed as timestamp),
    try_strptime(
        replace(replace(printed, '-', '/'), '.', ':'),
        ['%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y, %H:%M:%S', '%d/%m/%Y, %H:%M']
    ),
    plain_date(printed)::timestamp
);

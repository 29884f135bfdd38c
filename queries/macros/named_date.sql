-- A date whose month is a word: 2 Januari 2024, "Selasa, 2 Jan 2024", 02-Okt-2024, May 7, 2021 12:00:00 AM;
-- null for anything else.
create macro named_date(printed) as
coalesce(
    try_cast(
        regexp_extract(lower(printed), '^([a-z'']+, ?)?\d{1,2}[ .-]+[a-z]+[ .,-]+((199|20\d)\d)([ ,].*)?$', 2)
        || '-'
        || month_of(regexp_extract(lower(printed), '^(?:[a-z'']+, ?)?\d{1,2}[ .-]+([a-z]+)', 1))
        || '-'
        || regexp_extract(lower(printed), '^(?:[a-z'']+, ?)?(\d{1,2})[ .-]', 1) as date
    ),
    try_cast(
        regexp_extract(lower(printed), '^[a-z]+\.? \d{1,2},? ((199|20\d)\d)([ ,].*)?$', 1)
        || '-'
        || month_of(regexp_extract(lower(printed), '^([a-z]+)\.? \d', 1))
        || '-'
        || regexp_extract(lower(printed), '^[a-z]+\.? (\d{1,2}),? \d{4}', 1) as date
    )
);

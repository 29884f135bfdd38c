-- A date written 2024-10-09, 09/10/2024 or 09-10-2024 (day first); null for anything else.
create macro plain_date(printed) as
coalesce(
    try_strptime(regexp_replace(printed, '[T ]\d{2}:\d{2}.*$', ''), '%Y-%m-%d'),
    try_strptime(printed, '%d/%m/%Y'),
    try_strptime(printed, '%d-%m-%Y')
)::date;

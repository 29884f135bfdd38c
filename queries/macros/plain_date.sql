-- A date written 2024-10-09, 09/10/2024 or 09-10-2024 (day first), a time of day left out; null for anything else, and for
-- years before 1990 or after 2099, which are slips of the pen.
create macro plain_date(printed) as
case
    when regexp_matches(printed, '^(199|20\d)\d-\d{2}-\d{2}([T ].*)?$')
        then
            try_strptime(left(printed, 10), '%Y-%m-%d')
    when regexp_matches(printed, '^\d{1,2}[/-]\d{1,2}[/-](199|20\d)\d( .*)?$') then
        try_strptime(replace(split_part(printed, ' ', 1), '-', '/'), '%d/%m/%Y')
end::date;

-- A date written 2024-10-09, 09/10/2024 or 09-10-2024 (day first) or 9 Oktober 2024, a time of day left out;
-- null for anything else, and for years before 1990 or after 2099, which are slips of the pen. The first case
-- is the second one without its pattern: the plain form, which most of a large file has, is read at a
-- fraction of the time.
create macro plain_date(printed) as
case
    when
        length(printed) = 10
        and printed[5] = '-'
        and printed[8] = '-'
        and try_cast(printed as date) between date '1990-01-01' and date '2099-12-31'
        then try_cast(printed as date)
    when regexp_matches(printed, '^(199|20\d)\d-\d{2}-\d{2}([T ].*)?$')
        then
            try_strptime(left(printed, 10), '%Y-%m-%d')
    when regexp_matches(printed, '^\d{1,2}[/-]\d{1,2}[/-](199|20\d)\d( .*)?$')
        then
            try_strptime(replace(split_part(printed, ' ', 1), '-', '/'), '%d/%m/%Y')
    when regexp_matches(printed, '[A-Za-z]{3}') then named_date(printed)
end::date;

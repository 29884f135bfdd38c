-- The last day of a date that may name only a month or a year: 2023-10 is 2023-10-31; the last date in the
-- text counts.
create macro last_day_of(printed) as
case
    when regexp_matches(printed, '\d{4}-\d{2}-\d{2}\D*$')
        then
            try_cast(regexp_extract(printed, '(\d{4}-\d{2}-\d{2})\D*$', 1) as date)
    when regexp_matches(printed, '\d{4}-\d{2}\D*$')
        then
            last_day(try_cast(regexp_extract(printed, '(\d{4}-\d{2})\D*$', 1) || '-01' as date))
    when regexp_matches(printed, '\d{4}\D*$') then
        try_cast(regexp_extract(printed, '(\d{4})\D*$', 1) || '-12-31' as date)
end;

-- The first day of a date that may name only a month or a year: 2023-10 is 2023-10-01; null for
-- anything else.
create macro first_day_of(printed) as
case
    when regexp_matches(printed, '^\d{4}(-\d{2}){0,2}$')
        then try_cast(left(printed || '-01-01', 10) as date)
end;

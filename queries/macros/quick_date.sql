-- plain_date(), the faster way for a date that begins like 2024-10-09.
create macro quick_date(printed) as
case
    when
        year(try_cast(left(printed, 10) as date)) between 1990 and 2099
        then try_cast(left(printed, 10) as date)
    else plain_date(printed)
end;

-- The first day of the first whole period, a 'month' or 'year', that begins on a day or later; before all
-- days where none is given. What lies beyond four figures of a year is as good as their end.
create macro whole_from(period, from_day) as
if(
    from_day is null,
    date '-infinity',
    (
        date_trunc(period, least(greatest(from_day::date, date '0001-01-02'), date '9998-12-31') - 1)
        + to_months(if(period = 'year', 12, 1))
    )::date
);

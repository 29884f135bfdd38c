-- The last day of the last whole period, a 'month' or 'year', that ends on a day or earlier; after all days
-- where none is given. What lies beyond four figures of a year is as good as their end.
create macro whole_until(period, to_day) as
if(
    to_day is null,
    date 'infinity',
    date_trunc(period, least(greatest(to_day::date, date '0001-01-02'), date '9998-12-31') + 1)::date - 1
);

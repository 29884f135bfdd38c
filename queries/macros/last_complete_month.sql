-- The last month of a year, 1 to 12, of which data as of a day are complete; 0 where none is.
create macro last_complete_month(as_of_day, of_year) as
if(year(as_of_day + 1) > of_year, 12, month(as_of_day + 1) - 1)::integer;

-- The decimals of a number as it is printed; null where there is none.
create macro decimals_in_print(printed) as
case when printed is not null then length(split_part(printed, '.', 2)) end;

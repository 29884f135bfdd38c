-- The per cent that a source prints beside an amount, as it prints it, or the value that is itself one; null
-- where it has none.
create macro percent_in_print(printed_percent, value, unit) as
coalesce(printed_percent, case when unit = 'percent' then rtrim(rtrim(value::varchar, '0'), '.') end);

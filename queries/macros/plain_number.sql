-- A number with a decimal point or comma; null for anything else.
create macro plain_number(printed) as try_cast(replace(printed, ',', '.') as double);

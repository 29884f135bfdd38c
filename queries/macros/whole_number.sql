-- A year or version of digits alone; 2024.0 is 2024, while 2024.5, which a cast would round, is no number.
create macro whole_number(printed) as
case when regexp_full_match(code_text(printed), '\d+') then try_cast(code_text(printed) as integer) end;

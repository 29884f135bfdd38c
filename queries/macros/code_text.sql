-- An official code as text, however a file stores it: 53688068, 53688068.0 and " 53688068" are one code.
create macro code_text(printed) as
upper(
    case when contains(printed, '.') then regexp_replace(trim(printed), '\.0+$', '') else trim(printed) end
);

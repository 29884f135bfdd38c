-- True where a spreadsheet has turned an id into a number and lost its last digits: 1,20322E+12, 1.2E15.
create macro is_damaged_id(printed) as
case
    when contains(printed, 'E') or contains(printed, 'e')
        then regexp_matches(trim(printed), '^[-+]?\d+([.,]\d+)?[eE]\+\d{1,3}$|^[-+]?\d[.,]\d+[eE]\d{1,3}$')
    else false
end;

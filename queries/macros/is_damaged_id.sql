-- True where a spreadsheet has turned an id into a number and lost its last digits (1,20322E+12, 1.2E15,
-- 1E12; the plus of an address is a space), has given it decimals (1203.0), or shows that its column was too
-- narrow (####).
create macro is_damaged_id(printed) as
case
    when contains(printed, 'E') or contains(printed, 'e')
        then regexp_matches(
            trim(printed),
            '^[-+]?\d+([.,]\d+)?[eE][+ ]\d{1,3}$|^[-+]?\d[.,]\d+[eE]\d{1,3}$|^\d[eE]1\d$'
        )
    when ends_with(printed, '0') then regexp_full_match(printed, '\D*\d+[.,]0+')
    else contains(printed, '###')
end;

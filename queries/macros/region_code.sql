-- A Kemendagri code as two or four digits of text: 32.04, 3204.0 and 3204 are one code, 32.1 is 32.10 typed as a number.
create macro region_code(printed) as
case
    when regexp_full_match(printed, '\d{2}\.\d{2}') then replace(printed, '.', '')
    when regexp_full_match(printed, '\d{2}\.[1-9]') then replace(printed, '.', '') || '0'
    when regexp_full_match(printed, '(\d{2}|\d{4})\.0') then regexp_extract(printed, '^\d+')
    else printed
end;

-- True where an id holds a number of a person in a column of official numbers (NIB, halal, BPOM, P-IRT, SNI,
-- PB-UMKU): an e-mail address, exactly 16 digits (NIK, behind whatever prefix), the number of a civil
-- servant, or a phone number that no word makes one of a certificate. 13 digits are a business number.
create macro is_personal_number(printed) as
case
    when contains(printed, '@') then true
    when length(printed) = 13 and regexp_full_match(printed, '\d{13}') then starts_with(printed, '628')
    when not regexp_matches(printed, '(\d\D*){9}') then false
    when
        regexp_matches(printed, '(^|\D)\d{16}(\D|$)')
        or regexp_matches(
            regexp_replace(printed, '[\s.''-]', '', 'g'),
            -- in groups it begins with a province
            '(^|\D)(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{14}(\D|$)'
            -- born and appointed
            || '|(^|\D)(19[4-9]|200)\d(0[1-9]|1[0-2])[0-3]\d'
            || '(19[7-9]|20[0-4])\d(0[1-9]|1[0-2])[12]\d{3}(\D|$)'
        )
        then true
    when
        regexp_matches(
            upper(printed), '(^|[^A-Z])(BPOM|MD|ML|P-?IRT|SPP-?IRT|SNI|LSPRO?|PB-?UMKU|NIB)'
        )
        then false
    else
        regexp_full_match(regexp_replace(printed, '\D', '', 'g'), '628\d{8,11}|08\d{8,10}|8\d{8,11}')
        or regexp_matches(printed, '(^|\D)(62|0)8[1-9]\d{7,9}(\D|$)')
end;

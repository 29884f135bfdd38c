-- True where a text holds what looks like a national identity number (16 digits), an e-mail address or a
-- phone number. A text with fewer than nine digits is none of the numbers and is not looked at closely: ids
-- come by the million.
create macro looks_personal(printed) as
case
    when contains(printed, '@') then true
    when not regexp_matches(printed, '(\d\D*){9}|[eE]\+1') then false
    else
        regexp_matches(printed, '\d[.,]?\d*[eE]\+1[45]')
        or length(regexp_replace(regexp_replace(printed, '\.0+$', ''), '\D', '', 'g')) >= 16
        or regexp_full_match(
            regexp_replace(regexp_replace(printed, '\.0+$', ''), '\D', '', 'g'), '(62|0)?8\d{8,11}'
        )
end;

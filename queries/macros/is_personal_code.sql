-- True where an official code looks like a national identity number (16 digits) or an e-mail address.
create macro is_personal_code(code) as
case
    when contains(code, '@') then true
    when length(code) = 16 or contains(code, '+')
        then regexp_full_match(code, '\d{16}') or regexp_matches(code, '^\d[.,]?\d*E\+1[45]$')
    else false
end;

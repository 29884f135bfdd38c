-- True where an id looks like a national identity number (16 digits), an e-mail address or a phone number.
create macro looks_personal(id) as
regexp_full_match(replace(id, ' ', ''), '\d{16}')
or contains(id, '@')
or regexp_full_match(regexp_replace(id, '[\s().-]', '', 'g'), '(\+62|62|0)8\d{7,11}');

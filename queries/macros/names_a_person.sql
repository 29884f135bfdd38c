-- True where a sentence holds an e-mail address, a national identity number, the number of a civil servant or
-- a phone number. Other figures may stand in it: amounts in groups of three digits are no such number.
create macro names_a_person(sentence) as
regexp_matches(sentence, '\S@\S')
or regexp_matches(
    regexp_replace(sentence, '(^|\D)\d{1,3}([.,]\d{3})+\b', '\1…', 'g'),
    '(^|\D)\d{16}(\D|$)'
    -- in groups it begins with a province
    || '|(^|\D)(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])([ .-]?\d){14}(\D|$)'
    -- born and appointed
    || '|(^|\D)(19[4-9]|200)\d(0[1-9]|1[0-2])[0-3]\d[ .-]?'
    || '(19[7-9]|20[0-4])\d(0[1-9]|1[0-2])[ .-]?[12][ .-]?\d{3}(\D|$)'
    || '|(^|\D)(62|0)[ .-]?8[1-9]([ .-]?\d){7,10}(\D|$)'
);

-- True where an id is a business number (NIB, 13 digits). That of a sole trader leads to a person: it is a
-- key, and never shown.
create macro is_business_number(printed) as
regexp_full_match(regexp_replace(upper(printed), '^\s*NIB\W*|[\s.''-]', '', 'g'), '\d{13}');

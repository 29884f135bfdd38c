-- A Kemendagri code as two or four digits of text: 32.04, 32,04, 3204.00, '3204 and 3204 are one code; 32.1
-- is 32.10 typed as a number.
create macro region_code(printed) as
regexp_replace(
    regexp_replace(
        regexp_replace(
            replace(regexp_replace(printed, '[''\s]', '', 'g'), ',', '.'), '^(\d{2})\.([1-9])$', '\1\20'
        ),
        '^(\d{2}|\d{4})\.0+$', '\1'
    ),
    '^(\d{2})\.(\d{2})$', '\1\2'
);

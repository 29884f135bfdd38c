-- True where an id of an application or an enterprise is the number of a business or a certificate, which is
-- no personal data: NIB (13 digits), halal (ID and digits), BPOM (MD or ML), SPP-IRT (15 digits), SNI. A
-- number of 16 digits is one of a person, whatever column it stands in.
create macro is_official_number(printed) as
case
    when contains(printed, '@') or regexp_matches(printed, '^''?628') then false
    when regexp_matches(upper(printed), '^\s*(ID|MD|ML|NIB|SNI|LSPRO?|P-?IRT|SPP-?IRT)[ .:/-]*[A-Z0-9]')
        then not regexp_full_match(
            regexp_replace(upper(printed), '\W|^\s*(NIB|SNI|LSPRO?|P-?IRT|SPP-?IRT)', '', 'g'), '\d{16}'
        )
    else regexp_full_match(printed, '''?(\d{13}|\d{13}-\d{2}|\d{15})')
end;

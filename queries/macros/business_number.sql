-- The business number (NIB) in an id: 13 digits wherever they stand together, or in groups where the id
-- begins with them or they follow NIB; the first 13 of the 21 digits of a licence (PB-UMKU), too. Null where
-- there is none, and in the number of a P-IRT, which has 13 digits before its year. That of a sole trader
-- leads to a person: it is a key, and never shown.
create macro business_number(printed) as
case
    when length(printed) = 13 and regexp_full_match(printed, '\d{13}') then printed -- most are written so
    when length(printed) >= 13 and not regexp_matches(printed, '(?i)p-?irt')
        then coalesce(
            nullif(regexp_extract(printed, '(?:^|\D)(\d{13})(?:\d{8})?(?:\D|$)', 1), ''),
            nullif(
                regexp_extract(
                    regexp_replace(upper(printed), '[\s.:''-]', '', 'g'),
                    '(?:^|NIB|NOMORINDUKBERUSAHA|PBUMKU)\W*(\d{13})(?:\d{8})?(?:\D|$)',
                    1
                ),
                ''
            )
        )
end;

-- How far an order of the e-catalogue (version 6) got by the state that it prints: what is still negotiated,
-- reviewed or signed is a draft; what is not known does not count.
create macro order_state(printed) as
case
    when
        regexp_full_match(words_of(printed), 'completed|payment outside system|selesai|paket selesai')
        then 'realised'
    when regexp_full_match(words_of(printed), 'on process|on addendum') then 'contracted'
    when is_called_off(printed) then 'cancelled'
    when
        regexp_matches(words_of(printed), '^(draf|waiting|on negotiation|esign|menunggu|negosiasi)')
        then 'draft'
    else 'unknown_excluded'
end;

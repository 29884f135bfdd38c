-- How far a non-tender got by the state that its record prints; what is not known does not count.
create macro non_tender_state(printed) as
case
    when printed in ('Selesai', 'Berlangsung') then 'contracted'
    when
        regexp_full_match(words_of(printed), 'selesai|berlangsung|sedang berlangsung|paket selesai')
        then 'contracted'
    when is_called_off(printed) then 'cancelled'
    when starts_with(words_of(printed), 'draf') then 'draft'
    else 'unknown_excluded'
end;

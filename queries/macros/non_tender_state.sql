-- How far a non-tender got by the state that its record prints; what is not known does not count.
create macro non_tender_state(printed) as
case
    when printed in ('Selesai', 'Berlangsung') then 'contracted'
    when words_of(printed) in ('selesai', 'berlangsung', 'sedang berlangsung', 'paket selesai') then 'contracted'
    when is_called_off(printed) then 'cancelled'
    when starts_with(words_of(printed), 'draf') then 'draft'
    else 'unknown_excluded'
end;

-- How far a contract got by the state that its record prints; what is not known does not count.
create macro contract_state(printed) as
case
    when printed = 'Kontrak Sedang Berjalan' then 'contracted'
    when
        regexp_full_match(
            words_of(printed),
            'kontrak selesai|kontrak telah selesai|kontrak sudah selesai|selesai'
        )
        then 'realised'
    when
        regexp_full_match(
            words_of(printed),
            'kontrak sedang berjalan|kontrak berjalan|sedang berjalan|berjalan'
        )
        then 'contracted'
    when is_called_off(printed) then 'cancelled'
    when starts_with(words_of(printed), 'draf') then 'draft'
    else 'unknown_excluded'
end;

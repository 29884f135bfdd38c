-- How far a recorded purchase got by the state that it prints; what is not known does not count.
create macro record_state(printed) as
case
    when
        regexp_full_match(
            words_of(printed),
            'paket selesai|paket sedang berjalan|selesai|sedang berjalan|paket berjalan|'
            || 'paket telah selesai|paket sudah selesai'
        )
        then 'realised'
    when is_called_off(printed) then 'cancelled'
    when regexp_matches(words_of(printed), '^(paket )?draf') then 'draft'
    else 'unknown_excluded'
end;

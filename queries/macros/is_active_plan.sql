-- Whether a plan is active, in any word for it; null where the word is not known.
create macro is_active_plan(printed) as
case
    when truth_of(printed) is not null then truth_of(printed)
    when regexp_full_match(words_of(printed), 'aktif|active|masih aktif') then true
    when
        regexp_full_match(
            words_of(printed),
            '(tidak|tdk|non|belum|not|in) ?(lagi )?(aktif|active)|dinonaktifkan|penonaktifan'
        )
        then false
end;

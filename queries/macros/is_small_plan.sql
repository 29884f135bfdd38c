-- Whether a plan is set aside for micro and small enterprises and co-operatives; null where the word is not
-- known, UMKM among them, which holds medium ones too.
create macro is_small_plan(printed) as
case
    when printed = 'UKM' then true
    when printed = 'Non-UKM' then false
    when printed = 'NaN' then null -- as most say nothing
    when truth_of(printed) is not null then truth_of(printed)
    when
        regexp_full_match(
            words_of(printed),
            'ukm|umk|umkk|umk k|umk koperasi|umk dan koperasi|usaha kecil|usaha mikro|'
            || 'kecil|mikro|koperasi|usaha mikro kecil|usaha kecil dan koperasi'
        )
        then true
    when
        regexp_full_match(
            words_of(printed),
            'non ukm|nonukm|non umk|nonumk|non umkk|bukan ukm|bukan umk|tidak ukm|besar|'
            || 'usaha besar|non usaha kecil|bukan usaha kecil'
        )
        then false
end;

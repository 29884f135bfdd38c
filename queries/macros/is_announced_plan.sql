-- Whether a plan is announced, in any word for it; null where the word is not known.
create macro is_announced_plan(printed) as
case
    when printed = 'Terumumkan' then true
    when truth_of(printed) is not null then truth_of(printed)
    when
        regexp_full_match(
            words_of(printed),
            '((sudah|telah) )?(di|ter)?umumkan|(sudah|telah) ter(umum)?umkan|announced|published'
        )
        then true
    when
        regexp_full_match(
            words_of(printed), '(belum|tidak|tdk|not|non|un) ?(di|ter)?(umumkan|announced|published)'
        )
        or regexp_matches(words_of(printed), '^(draf|final draf|inisi|terinisi|batal|dibatalkan|pembatalan)')
        then false
end;

-- Whether a plan is deleted, in any word for it; null where the word is not known.
create macro is_deleted_plan(printed) as
case
    when truth_of(printed) is not null then truth_of(printed)
    when
        regexp_full_match(words_of(printed), '(tidak|tdk|belum|not|non) ?(di|ter)?(hapus|deleted)')
        then false
    when
        regexp_full_match(words_of(printed), '(di|ter|sudah di|telah di)?(hapus|deleted)|penghapusan')
        then true
end;

-- A flag as true or false, however a database, a spreadsheet or an office writes it; null for any other word.
-- The first two cases are most of a large file and need no closer look.
create macro truth_of(printed) as
case
    when printed in ('true', 'True', 't', '1') then true
    when printed in ('false', 'False', 'f', '0') then false
    when words_of(printed) in ('true', 't', '1', '1 0', 'ya', 'y', 'yes', 'iya', 'benar', 'betul', 'on') then true
    when
        words_of(printed) in ('false', 'f', '0', '0 0', 'tidak', 'tdk', 'n', 'no', 'bukan', 'salah', 'off', 'belum')
        then false
end;

-- A flag as true or false, however a database, a spreadsheet or an office writes it; null for any other word.
-- The first two cases are most of a large file and need no closer look. Patterns instead of `in`: of a long
-- `in` DuckDB makes a join, which looks at every row.
create macro truth_of(printed) as
case
    when printed in ('true', 'True', 't', '1') then true
    when printed in ('false', 'False', 'f', '0') then false
    when regexp_full_match(words_of(printed), 'true|t|1|1 0|ya|y|yes|iya|benar|betul|on') then true
    when
        regexp_full_match(words_of(printed), 'false|f|0|0 0|tidak|tdk|n|no|bukan|salah|off|belum')
        then false
end;

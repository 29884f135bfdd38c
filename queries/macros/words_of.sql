-- A state or flag in small letters, one space between its words: ON_PROCESS, "On  Process" and on-process are
-- "on process".
create macro words_of(printed) as trim(regexp_replace(lower(printed), '[\s\x{00a0}_/.-]+', ' ', 'g'));

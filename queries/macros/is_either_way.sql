-- True where a date could be day first or month first by its own digits or is one of the two: 05/01/2026,
-- 31-01-2026, 01/31/2026.
create macro is_either_way(printed) as
printed not like '____-%' and regexp_matches(printed, '^\d{1,2}[/-]\d{1,2}[/-](199|20\d)\d(,? .*)?$');

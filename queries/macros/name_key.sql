-- A region's name without case, spaces, marks and titles, its kind before a colon: "Kab. Bandung" is "kabupaten:bandung".
create macro name_key(name) as
case
    when regexp_matches(lower(trim(name)), '^(kabupaten|kab)\b|[(,]\s*kab') then 'kabupaten:'
    when regexp_matches(lower(trim(name)), '^(kotamadya|kota)\b|[(,]\s*kota') then 'kota:'
    else ':'
end
|| regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(
                lower(trim(name)),
                '^(provinsi|propinsi|prov|kabupaten|kab|kotamadya|kota)\b\.?\s*((administrasi|adm)\b\.?\s*)?', ''
            ),
            '[(,]\s*(kab|kota)[^)]*\)?\s*$', ''
        ),
        '\bkep\b\.?', 'kepulauan'
    ),
    '[^a-z0-9]', '', 'g'
);

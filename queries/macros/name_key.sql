-- A region's name without case, spaces, marks and titles, its kind before a colon: "Kab. Bandung" is
-- "kabupaten:bandung".
create macro name_key(name) as
case
    when regexp_matches(region_title(name), '^(kabupaten|kab)(\b|_)|[(,]\s*kab') then 'kabupaten:'
    when regexp_matches(region_title(name), '^(kotamadya|kodya|kota)(\b|_)|[(,]\s*kota') then 'kota:'
    else ':'
end
|| regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(
                region_title(name),
                '^(pro[vp]insi|prov|kabupaten|kab|kotamadya|kodya|kota)(\b|_)[._]? ?'
                || '((administrasi|adm)\b\.? ?)?',
                ''
            ),
            '[(,]\s*(kab|kota)[^)]*\)?\s*$', ''
        ),
        '\bkep\b\.?', 'kepulauan'
    ),
    '[^a-z0-9]', '', 'g'
);

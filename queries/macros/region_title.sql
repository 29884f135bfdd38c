-- A region's name in small letters without the words for its government: "Pemerintah Daerah Kabupaten Garut",
-- "Pemkab Garut" and "KABUPATEN  Garut" are "kabupaten garut".
create macro region_title(name) as
regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(lower(trim(name)), '[\s\x{00a0}]+', ' ', 'g'),
                '^pem(kab|kot|prov)\b[. ]*',
                '\1 '
            ),
            '^kot ', 'kota '
        ),
        '^(pemerintahan|pemerintah|pemda) daerah (prov|kab|kot|kod)', '\2'
    ),
    '^(pemerintahan|pemerintah|pemda) ', ''
);

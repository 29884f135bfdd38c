-- The region in a centre's name: "PLUT KUMKM Kabupaten Garut" is of "kabupaten garut"; any other text in
-- small letters.
create macro region_of_centre_name(name) as
regexp_replace(
    lower(name), '^(pusat layanan usaha terpadu|plut)[ -]*((k[ -]?)?umkm|koperasi[, ]*(dan )?umkm)?[ -]*', ''
);

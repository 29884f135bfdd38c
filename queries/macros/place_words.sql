-- The words of a place's name as people type them, in order of the alphabet: "Kab. Bandung" and "bandung kab"
-- are ['bandung', 'kabupaten'].
create macro place_words(name) as
list_sort(
    list_filter(
        list_transform(
            string_split(regexp_replace(lower(strip_accents(name)), '[^a-z0-9]+', ' ', 'g'), ' '),
            lambda word: case
                when word = 'kab' then 'kabupaten'
                when word in ('kodya', 'kotamadya') then 'kota'
                when word = 'kep' then 'kepulauan'
                when word in ('prov', 'propinsi') then 'provinsi'
                else word
            end
        ),
        lambda word: word not in ('', 'adm', 'administrasi')
    )
);

-- What a row of an office's file says of its region in columns that are none of ours: nama_wilayah, "Kota". A
-- column of which half of the texts or more name a region or centre names the region of its rows; what its
-- other texts say is not looked at.
--
-- grain:   file, row, header
-- columns: file                  varchar
--          row                   bigint
--          header                varchar
--          is_of_centre          boolean   the column is about the centre, not about the row's own region
--          printed               varchar
--          regency_candidates    varchar   regencies that bear the name, with their codes
--          province_candidates   varchar   provinces that bear it; one of the two is not null
-- data:    centres, consultants, travel_times, certification_applications
with said as (
    select
        file,
        row,
        unnest(places) as place
    from raw.incoming_centres
    union all
    select
        file,
        row,
        unnest(places) as place
    from raw.incoming_consultants
    union all
    select
        file,
        row,
        unnest(places) as place
    from raw.incoming_travel_times
    union all
    select
        file,
        row,
        unnest(places) as place
    from raw.incoming_certification_applications
),

named as (
    select
        said.file,
        said.row,
        said.place.header as header,
        said.place.printed as printed,
        names.regency_candidates,
        names.province_candidates,
        coalesce(names.regency_candidates, names.province_candidates) is not null as is_named
    from said
    inner join staging.incoming_names as names on names.kind = 'place' and said.place.printed = names.printed
    where said.place.printed <> ''
),

columns_of_names as (
    select
        file,
        header
    from named
    group by file, header
    having 2 * count(distinct printed) filter (where is_named) >= count(distinct printed)
)

select
    named.file,
    named.row,
    named.header,
    regexp_matches(named.header, '(?i)plut|pusat|cent') as is_of_centre,
    named.printed,
    named.regency_candidates,
    named.province_candidates
from named
inner join columns_of_names using (file, header)
where named.is_named
order by named.file, named.row, named.header

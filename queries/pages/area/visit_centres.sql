-- All that is known of the centres that serve an area, for a sheet to take along: of a province all in it; of
-- a regency its own, those that may be its own, and that of its province.
--
-- grain:   centre_id
-- params:  $region                varchar   two or four digits; null for all
--          $simulated             boolean   true for simulated centres only, false for all others; null for
--                                           all
-- columns: centre_id              varchar
--          name                   varchar
--          level                  varchar
--          is_unclear             boolean   whether it may stand in this regency or in another of that name
--          place                  varchar
--          evidence_grade         varchar
--          evidence_id            varchar
--          evidence_en            varchar
--          institutional_status   varchar
--          institution_id         varchar
--          institution_en         varchar
--          opened_on              date
--          unfinished_on          date      the last day on which a source says that it was not finished
--          known_from_year        integer
--          location_precision     varchar   how exact its point on the map is, see marts.centres
--          has_point              boolean
--          address                varchar
--          landmark_id            varchar   what it stands at or near
--          landmark_en            varchar
--          leading_product_id     varchar
--          leading_product_en     varchar
--          sni_corner_since       date
--          production_house       varchar
--          note_id                varchar   what is uncertain, and where sources disagree
--          note_en                varchar
--          source_id              varchar   addresses, and outlets without one, joined by ` ; `
--          source_en              varchar
--          source_date            varchar   as far as the sources show dates
--          source_year            integer   of the newest source; null where none shows a date
--          newest_year            integer   of the newest source of any centre
--          provenance             varchar
-- data:    centres
with newest as (
    select
        year(max(as_of))::integer as newest_year,
        weakest(provenance) as provenance
    from marts.centres
    where (provenance = 'simulated') = $simulated or $simulated is null
)

select
    centre_id,
    name,
    level,
    coalesce(list_contains(string_split(candidate_regency_codes, ';'), $region), false) as is_unclear,
    place,
    evidence_grade,
    evidence_id,
    evidence_en,
    institutional_status,
    institution_id,
    institution_en,
    opened_on,
    unfinished_on,
    attested_year(known_from_year, opened_on) as known_from_year,
    location_precision,
    longitude is not null as has_point,
    address,
    landmark_id,
    landmark_en,
    leading_product_id,
    leading_product_en,
    sni_corner_since,
    production_house,
    note_id,
    note_en,
    concat_ws(' ; ', source_url, unaddressed_id) as source_id,
    concat_ws(' ; ', source_url, unaddressed_en) as source_en,
    source_date,
    year(as_of)::integer as source_year,
    newest.newest_year,
    weaker(centres.provenance, newest.provenance) as provenance
from marts.centres
cross join newest
where
    ((centres.provenance = 'simulated') = $simulated or $simulated is null)
    and (
        $region is null
        or province_code = $region
        or regency_code = $region
        or is_unclear
        or (level = 'province' and province_code = $region[1:2])
    )
-- what the area is responsible for itself comes first
order by (level = 'province') = (length($region) = 4), centre_id

-- The centres that the filters choose, with all that is known of each.
--
-- grain:   centre_id
-- params:  $province              varchar   province code; null for all
--          $centre_level          varchar   'province' or 'regency'; null for both
--          $status                varchar   institutional status; null for all
--          $evidence              varchar   'A' or 'B'; null for all
--          $until_year            integer   year by whose end a centre is attested; null for all, those
--                                           without a year too
--          $simulated             boolean   true for simulated centres only, false for all others; null for
--                                           all
-- columns: centre_id              varchar
--          name                   varchar
--          level                  varchar
--          province_code          varchar
--          province_name          varchar
--          regency_code           varchar
--          regency_name           varchar
--          evidence_grade         varchar
--          evidence_id            varchar
--          evidence_en            varchar
--          institutional_status   varchar
--          institution_id         varchar
--          institution_en         varchar
--          place                  varchar
--          location_precision     varchar
--          longitude              double    degrees, null where only the province is known
--          latitude               double    degrees
--          opened_on              date
--          unfinished_on          date      the last day on which a source says that it was not finished
--          known_from_year        integer
--          address                varchar
--          landmark_id            varchar   what it stands at or near
--          landmark_en            varchar
--          leading_product_id     varchar
--          leading_product_en     varchar
--          sni_corner_since       date
--          production_house       varchar
--          note_id                varchar   what is uncertain, and where sources disagree
--          note_en                varchar
--          source_url             varchar
--          unaddressed_id         varchar   sources without an address: the outlet
--          unaddressed_en         varchar
--          source_date            varchar
--          source_year            integer   of the newest source; null where none shows a date
--          as_of                  date      last day of the newest date that a source shows
--          provenance             varchar
-- data:    centres
select
    centre_id,
    name,
    level,
    province_code,
    province_name,
    regency_code,
    regency_name,
    evidence_grade,
    evidence_id,
    evidence_en,
    institutional_status,
    institution_id,
    institution_en,
    place,
    location_precision,
    longitude,
    latitude,
    opened_on,
    unfinished_on,
    attested_year(known_from_year, opened_on) as known_from_year,
    address,
    landmark_id,
    landmark_en,
    leading_product_id,
    leading_product_en,
    sni_corner_since,
    production_house,
    note_id,
    note_en,
    source_url,
    unaddressed_id,
    unaddressed_en,
    source_date,
    year(as_of)::integer as source_year,
    as_of,
    provenance
from chosen_centres($centre_level, $status, $evidence, $until_year, $simulated)
where province_code = $province or $province is null
order by province_code, level, centre_id

-- Centres found in public sources, typed, planned ones (grade C) among them.
--
-- grain:   centre_id
-- columns: centre_id                varchar
--          name                     varchar
--          level                    varchar   'province' or 'regency'
--          province_code            varchar
--          regency_code             varchar   of the seat; null where the source does not say
--          candidate_regency_codes  varchar   codes joined by ; that an unclear name may mean
--          evidence_grade           varchar   A operating, B built, funded or listed, C planned or only named
--          evidence_id              varchar
--          evidence_en              varchar
--          institutional_status     varchar   'unit', 'UPTD', 'BLUD' or 'unknown'
--          institution_id           varchar
--          institution_en           varchar
--          place                    varchar
--          location_precision       varchar
--          longitude                double    degrees
--          latitude                 double    degrees
--          address                  varchar
--          landmark_id              varchar   what it stands at or near
--          landmark_en              varchar
--          opened_on                date
--          unfinished_on            date      the last day on which a source says that it was not finished
--          known_from_year          integer
--          leading_product_id       varchar
--          leading_product_en       varchar
--          note_id                  varchar   what is uncertain, and where sources disagree
--          note_en                  varchar
--          source_url               varchar
--          unaddressed_id           varchar   sources without an address: the outlet
--          unaddressed_en           varchar
--          source_date              varchar   as the sources print them, joined by ;, remarks in brackets
--          as_of                    date      last day of the newest date that the source shows
-- data:    centres
select
    centre_id,
    name,
    level,
    province_code,
    regency_code,
    candidate_regency_codes,
    evidence_grade,
    evidence_id,
    evidence_en,
    institutional_status,
    institution_id,
    institution_en,
    place,
    location_precision,
    longitude::double as longitude,
    latitude::double as latitude,
    address,
    landmark_id,
    landmark_en,
    opened_on::date as opened_on,
    unfinished_on::date as unfinished_on,
    known_from_year::integer as known_from_year,
    leading_product_id,
    leading_product_en,
    note_id,
    note_en,
    source_url,
    unaddressed_id,
    unaddressed_en,
    source_date,
    last_day_of(source_as_of) as as_of
from raw.published_centres
order by centre_id

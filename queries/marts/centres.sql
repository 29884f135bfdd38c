-- The centres that are counted: found in public sources (grade A or B), loaded by the office, or simulated.
--
-- grain:   centre_id
-- columns: centre_id               varchar
--          name                    varchar
--          level                   varchar   'province' or 'regency'
--          province_code           varchar
--          province_name           varchar
--          regency_code            varchar   of the seat; null where no source says
--          candidate_regency_codes varchar   codes joined by ; of which the centre stands in one, where no
--                                            source says in which
--          regency_name            varchar
--          evidence_grade          varchar   A operating, B built, funded or listed; null unless published
--          evidence_id             varchar
--          evidence_en             varchar
--          institutional_status    varchar   'unit', 'UPTD', 'BLUD' or 'unknown'
--          institution_id          varchar
--          institution_en          varchar
--          place                   varchar
--          location_precision      varchar   coordinates, village, district, regency_seat,
--                                            province_capital, province_only, office, simulated
--          longitude               double    degrees, null where only the province is known
--          latitude                double    degrees
--          opened_on               date      null where unknown
--          unfinished_on           date      the last day on which a source says that it was not finished
--          known_from_year         integer   first year that a public source attests
--          address                 varchar
--          landmark_id             varchar   what it stands at or near
--          landmark_en             varchar
--          leading_product_id      varchar
--          leading_product_en      varchar
--          sni_corner_since        date
--          production_house        varchar   'none', 'planned' or 'built'
--          note_id                 varchar   what is uncertain, and where sources disagree
--          note_en                 varchar
--          source_url              varchar
--          unaddressed_id          varchar   sources without an address: the outlet
--          unaddressed_en          varchar
--          source_date             varchar   as the sources print them, joined by ;, remarks in brackets
--          as_of                   date      last day of the newest date that a source shows
--          provenance              varchar
-- data:    centres
with published as (
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
        longitude,
        latitude,
        address,
        landmark_id,
        landmark_en,
        opened_on,
        unfinished_on,
        known_from_year,
        leading_product_id,
        leading_product_en,
        note_id,
        note_en,
        source_url,
        unaddressed_id,
        unaddressed_en,
        source_date,
        as_of,
        'published' as provenance
    from staging.published_centres
    where evidence_grade in ('A', 'B')
),

office as (
    select
        office.centre_id,
        office.name,
        office.level,
        office.province_code,
        office.regency_code,
        office.institutional_status,
        case
            when office.longitude is not null then 'office'
            when office.regency_code is not null then 'regency_seat'
            else 'province_capital'
        end as location_precision,
        coalesce(office.longitude, regencies.longitude, provinces.longitude) as longitude,
        coalesce(office.latitude, regencies.latitude, provinces.latitude) as latitude,
        office.opened_on,
        office.address,
        office.leading_product as leading_product_id,
        office.leading_product as leading_product_en,
        office.sni_corner_since,
        office.production_house,
        office.file as source_url,
        office.as_of::varchar as source_date,
        office.as_of,
        'imported' as provenance
    from staging.office_centres as office
    inner join staging.provinces on office.province_code = provinces.province_code
    left join staging.regencies on office.regency_code = regencies.regency_code
),

simulated_centres as (
    select
        *,
        'simulated' as provenance
    from simulated.centres
),

known as (
    select * from published
    union all by name
    select * from simulated_centres
),

kept as (
    select known.*
    from known
    anti join staging.centre_replacements as replaced on known.centre_id = replaced.centre_id
),

counted as (
    select * from kept
    union all by name
    select * from office
)

select
    counted.centre_id,
    counted.name,
    counted.level,
    counted.province_code,
    provinces.province_name,
    counted.regency_code,
    counted.candidate_regency_codes,
    regencies.regency_name,
    counted.evidence_grade,
    counted.evidence_id,
    counted.evidence_en,
    counted.institutional_status,
    counted.institution_id,
    counted.institution_en,
    counted.place,
    counted.location_precision,
    counted.longitude,
    counted.latitude,
    counted.opened_on,
    counted.unfinished_on,
    counted.known_from_year,
    counted.address,
    counted.landmark_id,
    counted.landmark_en,
    counted.leading_product_id,
    counted.leading_product_en,
    counted.sni_corner_since,
    counted.production_house,
    counted.note_id,
    counted.note_en,
    counted.source_url,
    counted.unaddressed_id,
    counted.unaddressed_en,
    counted.source_date,
    counted.as_of,
    counted.provenance
from counted
inner join staging.provinces using (province_code)
left join staging.regencies on counted.regency_code = regencies.regency_code
order by counted.centre_id

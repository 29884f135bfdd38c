-- The centres that the filters of the map choose.
--
-- grain:   centre_id
-- params:  $wanted_level         varchar   'province' or 'regency'; null for both
--          $wanted_status        varchar   institutional status; null for all
--          $wanted_grade         varchar   evidence grade 'A' or 'B'; null for all
--          $until_year           integer   year by whose end a centre is attested; null for all, those
--                                          without a year too
--          $wanted_simulated     boolean   true for simulated centres only, false for all others; null for
--                                          all
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
create macro chosen_centres(wanted_level, wanted_status, wanted_grade, until_year, wanted_simulated) as table
    select *
    from marts.centres
    where
        (level = wanted_level or wanted_level is null)
        and (institutional_status = wanted_status or wanted_status is null)
        and (evidence_grade = wanted_grade or wanted_grade is null)
        and (attested_year(known_from_year, opened_on) <= until_year or until_year is null)
        and ((provenance = 'simulated') = wanted_simulated or wanted_simulated is null);

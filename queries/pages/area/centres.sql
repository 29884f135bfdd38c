-- The centres of an area that are known by name: all in a province; of a regency its own, those that may be
-- its own, and those of its province.
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
--          institutional_status   varchar
--          known_from_year        integer
--          source_year            integer   of the newest source; null where none shows a date
--          source_url             varchar
--          provenance             varchar
-- data:    centres
select
    centre_id,
    name,
    level,
    coalesce(list_contains(string_split(candidate_regency_codes, ';'), $region), false) as is_unclear,
    place,
    evidence_grade,
    institutional_status,
    attested_year(known_from_year, opened_on) as known_from_year,
    year(as_of)::integer as source_year,
    source_url,
    provenance
from marts.centres
where
    ((provenance = 'simulated') = $simulated or $simulated is null)
    and (
        $region is null
        or province_code = $region
        or regency_code = $region
        or is_unclear
        or (level = 'province' and province_code = $region[1:2])
    )
order by level desc, centre_id

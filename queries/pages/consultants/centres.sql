-- The centres that count under a kind of evidence; those without a point take no part in distances.
--
-- grain:   centre_id
-- params:  $evidence        varchar   'A', 'documented' (A and B) or 'all' (simulated placements too; null
--                                     too)
-- columns: centre_id        varchar
--          name             varchar
--          level            varchar   'province' or 'regency'
--          province_code    varchar
--          province_name    varchar
--          longitude        double    degrees, null where only the province is known
--          latitude         double    degrees
--          evidence_grade   varchar   A operating, B built, funded or listed; null unless published
--          source_year      integer   of the newest source; null where none shows a date
--          provenance       varchar
-- data:    centres
select
    centre_id,
    name,
    level,
    province_code,
    province_name,
    longitude,
    latitude,
    evidence_grade,
    year(as_of)::integer as source_year,
    provenance
from marts.centres
where counts_under(coalesce($evidence, 'all'), provenance, evidence_grade)
order by centre_id

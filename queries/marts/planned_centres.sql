-- Centres that a source only plans or names in a headline (grade C). Never counted.
--
-- grain:   centre_id
-- columns: centre_id      varchar
--          name           varchar
--          level          varchar
--          province_code  varchar
--          regency_code   varchar
--          evidence_id    varchar
--          evidence_en    varchar
--          source_url     varchar
--          source_date    varchar
--          provenance     varchar
-- data:    centres
select
    centre_id,
    name,
    level,
    province_code,
    regency_code,
    evidence_id,
    evidence_en,
    source_url,
    source_date,
    'published' as provenance
from staging.published_centres
where evidence_grade = 'C'
order by centre_id

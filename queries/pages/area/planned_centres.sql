-- Centres of an area that are only planned, or named in a headline; in no count.
--
-- grain:   centre_id
-- params:  $region        varchar   two or four digits; null for all
-- columns: centre_id      varchar
--          name           varchar
--          statement_id   varchar   what is said of it
--          statement_en   varchar
--          source         varchar   addresses joined by ` ; `
--          source_date    varchar   as far as the sources show dates
--          provenance     varchar
-- data:    planned_centres
select
    centre_id,
    name,
    evidence_id as statement_id,
    evidence_en as statement_en,
    source_url as source,
    source_date,
    provenance
from marts.planned_centres
where $region is null or province_code = $region or (level = 'regency' and regency_code = $region)
order by centre_id

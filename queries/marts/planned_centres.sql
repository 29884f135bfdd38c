-- Centres that a source only plans or names in a headline (grade C) and no office has loaded. Never counted.
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
from staging.published_centres as published
where
    evidence_grade = 'C'
    and not exists (
        select 1
        from staging.office_centres as office
        where
            id_key(office.centre_id) = id_key(published.centre_id)
            or (office.level = published.level and office.regency_code = published.regency_code)
            or (
                office.level = 'province'
                and published.level = 'province'
                and office.province_code = published.province_code
            )
    )
order by centre_id

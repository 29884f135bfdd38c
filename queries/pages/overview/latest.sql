-- The latest published value of each measure (and certification scheme), with its date and source.
--
-- grain:   measure, scheme
-- columns: measure         varchar
--          scheme          varchar   certification scheme, '' where there is none
--          value           decimal(20,2)
--          unit            varchar
--          qualifier       varchar   'about', 'almost' or 'more_than': what the source says with the number
--          as_of_text      varchar   as the source prints it
--          as_of_day       date
--          breakdown_id    varchar   what the number is made of
--          breakdown_en    varchar
--          statement_id    varchar
--          statement_en    varchar
--          source          varchar
--          outlet          varchar   the site or paper that the source begins with
--          provenance      varchar
-- data:    programme_facts, procurement_facts, certification_facts
select
    measure,
    coalesce(scheme, '') as scheme,
    value,
    unit,
    qualifier,
    as_of as as_of_text,
    as_of_day,
    breakdown_id,
    breakdown_en,
    statement_id,
    statement_en,
    source,
    regexp_extract(source, '^(?:https?://)?(?:www\.|m\.|amp\.)?([^/ ;]+)', 1) as outlet,
    provenance
from marts.facts
where status in ('published', 'computed')
qualify row_number() over (partition by measure, scheme order by as_of_day desc, fact_id) = 1
order by measure, scheme

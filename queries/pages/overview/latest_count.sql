-- The latest number of centres that was published, with its levels, date and source.
--
-- grain:   fact_id
-- columns: fact_id       varchar
--          centres       bigint    centres
--          as_of         varchar   as the source prints it
--          as_of_day     date
--          statement_id  varchar
--          statement_en  varchar
--          source        varchar
--          provenance    varchar
-- data:    programme_facts
select
    fact_id,
    value::bigint as centres,
    as_of,
    as_of_day,
    statement_id,
    statement_en,
    source,
    provenance
from marts.programme_facts
where measure = 'centres' and status = 'published'
order by as_of_day desc, fact_id
limit 1

-- Certification applications by scheme and provenance.
--
-- grain:   scheme, provenance
-- columns: scheme               varchar
--          provenance           varchar
--          application_count    bigint    applications
--          first_registered_on  date
--          last_registered_on   date
--          as_of_day            date
--          out_of_order_count   bigint    applications
-- data:    certification_applications
select
    scheme,
    provenance,
    count(*) as application_count,
    min(registered_on) as first_registered_on,
    max(registered_on) as last_registered_on,
    max(as_of_day) as as_of_day,
    count(*) filter (where is_out_of_order) as out_of_order_count
from marts.applications
group by scheme, provenance
order by scheme, provenance

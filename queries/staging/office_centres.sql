-- The office's centres: accepted rows of files that are not refused.
--
-- grain:   centre_id
-- columns: file                   varchar
--          row                    bigint
--          centre_id              varchar
--          name                   varchar
--          level                  varchar
--          province_code          varchar
--          regency_code           varchar
--          opened_on              date
--          institutional_status   varchar
--          address                varchar
--          longitude              double    degrees
--          latitude               double    degrees
--          as_of                  date
--          leading_product        varchar
--          sni_corner_since       date
--          production_house       varchar
-- data:    centres
select incoming.* exclude (problem)
from staging.incoming_centres as incoming
anti join staging.incoming_centre_refusals using (file)
where incoming.problem is null
order by incoming.centre_id

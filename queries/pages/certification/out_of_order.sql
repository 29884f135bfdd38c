-- Applications with a later step dated before an earlier one, at most 1,000: errors of the data, counted all
-- the same.
--
-- grain:   application_id
-- params:  $scheme         varchar   code of the scheme; null for all
--          $from_date      date      first day of registration; null for all
--          $to_date        date      last day of registration; null for all
--          $province_code  varchar   null for all
--          $centre_id      varchar   null for all
-- columns: application_id  varchar
--          scheme          varchar
--          centre_id       varchar
--          registered_on   date
--          verified_on     date
--          issued_on       date
--          rejected_on     date
--          provenance      varchar
-- data:    certification_applications
with chosen as (
    select *
    from certification_cohort($scheme, $from_date, $to_date, null, $province_code, $centre_id)
    where is_out_of_order
)

select
    application_id,
    scheme,
    centre_id,
    registered_on,
    verified_on,
    issued_on,
    rejected_on,
    provenance
from chosen
order by registered_on, application_id
limit 1000

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
--          centre_id       varchar   or the code that stands for it, where the application is simulated
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
    chosen.application_id,
    chosen.scheme,
    if(chosen.provenance = 'simulated', made_up.made_up_code, chosen.centre_id) as centre_id,
    chosen.registered_on,
    chosen.verified_on,
    chosen.issued_on,
    chosen.rejected_on,
    chosen.provenance
from chosen
left join marts.made_up_names as made_up
    on made_up.category like '%_centre' and chosen.centre_id = made_up.unit_id
order by chosen.registered_on, chosen.application_id
limit 1000

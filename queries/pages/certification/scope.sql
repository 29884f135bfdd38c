-- What there is to choose: applications by scheme, with their dates.
--
-- grain:   scheme, provenance
-- columns: scheme               varchar
--          provenance           varchar
--          window_days          integer   days, the scheme's usual window
--          application_count    bigint    applications
--          first_registered_on  date
--          last_registered_on   date
--          as_of_day            date      newest as-of date
--          out_of_order_count   bigint    applications whose steps are out of order
--          position             integer   order in which schemes are listed
-- data:    certification_applications
select
    schemes.scheme,
    weaker(applications.provenance, schemes.provenance) as provenance,
    schemes.window_days,
    applications.application_count,
    applications.first_registered_on,
    applications.last_registered_on,
    applications.as_of_day,
    applications.out_of_order_count,
    schemes.position
from marts.schemes
inner join marts.scheme_counts as applications on schemes.scheme = applications.scheme
order by schemes.position, provenance

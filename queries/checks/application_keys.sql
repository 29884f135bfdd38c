-- Certification applications of unknown regions or centres, with two outcomes, or with a day after their
-- as-of date.
--
-- columns: application_id   varchar
--          problem          varchar
select
    application_id,
    'two outcomes' as problem
from marts.applications
where issued_on is not null and rejected_on is not null
union all
select
    application_id,
    'a day after the as-of date' as problem
from marts.applications
where greatest(registered_on, verified_on, issued_on, rejected_on) > as_of_day
union all
select
    application_id,
    'no such regency' as problem
from marts.applications
anti join marts.regencies using (regency_code)
union all
select
    applications.application_id,
    'no such centre' as problem
from marts.applications
anti join marts.centres using (centre_id)
where applications.centre_id is not null
order by all

-- Certification applications of a month counted by scheme, province, centre and size, and how they stand
-- against each window from registration to certificate: what pages sum instead of reading every application.
--
-- Matured, converted, undecided and stalled are as in certification_cohort.
--
-- grain:   scheme, province_code, centre_id, size_class, registered_month, window_days, provenance
-- columns: scheme                   varchar
--          province_code            varchar
--          centre_id                varchar   '' where no centre assisted
--          size_class               varchar
--          registered_month         date      first day of the month of registration
--          window_days              integer   days, that of judged_windows or the scheme's usual one
--          is_usual                 boolean   it is the usual window of the scheme
--          application_count        bigint    applications
--          verified_count           bigint    those of them that were verified, or hold the certificate
--          issued_count             bigint    that hold the certificate
--          rejected_count           bigint    that were rejected or withdrawn
--          rejected_unverified_count  bigint  before the verification
--          matured_count            bigint
--          converted_count          bigint
--          matured_converted_count  bigint
--          undecided_count          bigint
--          stalled_count            bigint
--          stalled_unverified_count bigint    that wait for the verification
--          provenance               varchar
-- data:    certification_applications
with windows as (
    select
        scheme,
        window_days as usual_window_days,
        unnest(list_distinct(list_append(judged_windows(), window_days))) as window_days
    from marts.schemes
)

select
    applications.scheme,
    applications.province_code,
    coalesce(applications.centre_id, '') as centre_id,
    applications.size_class,
    date_trunc('month', applications.registered_on)::date as registered_month,
    windows.window_days,
    any_value(windows.window_days = windows.usual_window_days) as is_usual,
    count(*) as application_count,
    count(*) filter (where applications.steps_reached > 1) as verified_count,
    count(applications.issue_days) as issued_count,
    count(applications.rejected_on) as rejected_count,
    count(*) filter (where applications.rejected_on is not null and applications.steps_reached = 1)
        as rejected_unverified_count,
    count(*) filter (where applications.age_days >= windows.window_days) as matured_count,
    count(*) filter (where applications.issue_days <= windows.window_days) as converted_count,
    count(*) filter (
        where applications.age_days >= windows.window_days and applications.issue_days <= windows.window_days
    ) as matured_converted_count,
    count(*) filter (
        where applications.age_days < windows.window_days and applications.waiting_days is not null
    ) as undecided_count,
    count(*) filter (where applications.waiting_days >= windows.window_days) as stalled_count,
    count(*) filter (
        where applications.waiting_days >= windows.window_days and applications.steps_reached = 1
    ) as stalled_unverified_count,
    applications.provenance
from marts.applications
inner join windows on applications.scheme = windows.scheme
group by all
order by
    windows.window_days,
    applications.scheme,
    applications.size_class,
    registered_month,
    applications.province_code,
    centre_id,
    applications.provenance

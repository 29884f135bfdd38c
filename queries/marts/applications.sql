-- Certification applications: the office's of each scheme that its files hold, simulated ones of the other schemes.
--
-- grain:   application_id
-- params:  $simulated_until     date       the as-of date of simulated applications
-- columns: application_id       varchar
--          enterprise_id        varchar    null where the file does not say
--          scheme               varchar    'NIB', 'SNI_BINA_UMK', 'SPPT_SNI', 'SPP_IRT', 'HALAL_SELF', 'HALAL_REGULAR', ...
--          size_class           varchar    'micro', 'small', 'medium' or 'cooperative'
--          province_code        varchar
--          regency_code         varchar
--          centre_id            varchar    null where no centre assisted
--          registered_on        date
--          verified_on          date
--          issued_on            date
--          rejected_on          date
--          rejection_reason     varchar    of rejected ones; null where the file does not say
--          expires_on           date
--          as_of_day            date       the latest date of the data in the application's file
--          window_days          smallint   days, the scheme's usual window from registration to certificate
--          state                varchar    'issued', 'rejected' (or withdrawn) or 'open' on that day
--          steps_reached        tinyint    1 registered, 2 verified, 3 issued; a certificate implies the verification
--          age_days             integer    days from registration to the as-of date
--          waiting_days         integer    days since the last step, null unless open
--          issue_days           integer    days from registration to certificate, null unless issued; 0 where out of order
--          verification_days    integer    days from registration to verification
--          is_out_of_order      boolean    a later step is dated before an earlier one
--          provenance           varchar
-- data:    certification_applications
with files as (
    select
        file,
        max(as_of) as as_of_day
    from staging.office_certification_applications
    group by file
),

office as (
    select
        applications.* exclude (file, row, unknown_reason, as_of),
        files.as_of_day,
        'imported' as provenance
    from staging.office_certification_applications as applications
    inner join files on applications.file = files.file
),

office_schemes as (
    select distinct scheme from staging.office_certification_applications
),

simulated_applications as (
    select
        applications.application_id,
        applications.enterprise_id,
        applications.scheme,
        applications.size_class,
        applications.regency_code,
        coalesce(replaced.office_centre_id, applications.centre_id) as centre_id,
        applications.registered_on::date as registered_on,
        applications.verified_on::date as verified_on,
        applications.issued_on::date as issued_on,
        applications.rejected_on::date as rejected_on,
        applications.rejection_reason,
        applications.expires_on::date as expires_on,
        $simulated_until::date as as_of_day,
        'simulated' as provenance
    from simulated.certification_applications as applications
    anti join office_schemes on applications.scheme = office_schemes.scheme
    left join staging.centre_replacements as replaced on applications.centre_id = replaced.centre_id
),

every_one as (
    select * from office
    union all by name
    select * from simulated_applications
)

select
    every_one.application_id,
    every_one.enterprise_id,
    every_one.scheme,
    every_one.size_class,
    left(every_one.regency_code, 2) as province_code,
    every_one.regency_code,
    every_one.centre_id,
    every_one.registered_on,
    every_one.verified_on,
    every_one.issued_on,
    every_one.rejected_on,
    case when every_one.rejected_on is not null then every_one.rejection_reason end as rejection_reason,
    every_one.expires_on,
    every_one.as_of_day,
    schemes.window_days::smallint as window_days,
    case
        when every_one.issued_on is not null then 'issued'
        when every_one.rejected_on is not null then 'rejected'
        else 'open'
    end as state,
    case
        when every_one.issued_on is not null then 3
        when every_one.verified_on is not null then 2
        else 1
    end::tinyint as steps_reached,
    date_diff('day', every_one.registered_on, every_one.as_of_day)::integer as age_days,
    case
        when every_one.issued_on is null and every_one.rejected_on is null
            then date_diff(
                'day',
                greatest(every_one.registered_on, coalesce(every_one.verified_on, every_one.registered_on)),
                every_one.as_of_day
            )
    end::integer as waiting_days,
    case
        when every_one.issued_on is not null
            then greatest(date_diff('day', every_one.registered_on, every_one.issued_on), 0)
    end::integer as issue_days,
    case
        when every_one.verified_on is not null
            then greatest(date_diff('day', every_one.registered_on, every_one.verified_on), 0)
    end::integer as verification_days,
    coalesce(
        every_one.verified_on < every_one.registered_on
        or coalesce(every_one.issued_on, every_one.rejected_on)
        < greatest(every_one.registered_on, coalesce(every_one.verified_on, every_one.registered_on)),
        false
    ) as is_out_of_order,
    every_one.provenance
from every_one
inner join marts.schemes on every_one.scheme = schemes.scheme
order by every_one.scheme, every_one.registered_on, every_one.application_id

-- Certification applications: the office's of each scheme that its files hold, simulated ones of the other
-- schemes.
--
-- grain:   application_id
-- params:  $simulated_until     date       the as-of date of simulated applications
-- columns: application_id       varchar
--          enterprise_id        varchar    null where the file does not say
--          scheme               varchar    'NIB', 'SNI_BINA_UMK', 'SPPT_SNI', 'SPP_IRT', 'HALAL_SELF',
--                                          'HALAL_REGULAR', ...
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
--          steps_reached        tinyint    1 registered, 2 verified, 3 issued; a certificate implies the
--                                          verification
--          age_days             integer    days from registration to the as-of date
--          waiting_days         integer    days since the last step, null unless open
--          issue_days           integer    days from registration to certificate, null unless issued; 0 where
--                                          out of order
--          verification_days    integer    days from registration to verification
--          is_out_of_order      boolean    a later step is dated before an earlier one
--          provenance           varchar
-- data:    certification_applications
with files as (
    select
        file,
        row_number() over (order by file) as file_number,
        max(as_of) as as_of_day
    from staging.office_certification_applications
    group by file
),

office_schemes as (
    select distinct scheme from staging.office_certification_applications
),

every_one as (
    select
        applications.application_id,
        applications.enterprise_id,
        applications.scheme,
        applications.size_class,
        applications.regency_code,
        applications.centre_id,
        applications.registered_on,
        applications.verified_on,
        applications.issued_on,
        applications.rejected_on,
        applications.rejection_reason,
        applications.expires_on,
        files.as_of_day,
        'imported' as provenance,
        files.file_number,
        applications.row as row_number
    from staging.office_certification_applications as applications
    inner join files on applications.file = files.file
    union all
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
        'simulated' as provenance,
        0 as file_number,
        row_number() over (order by applications.application_id) as row_number
    from simulated.certification_applications as applications
    left join office_schemes on applications.scheme = office_schemes.scheme
    left join staging.centre_replacements as replaced on applications.centre_id = replaced.centre_id
    where office_schemes.scheme is null
),

stepped as (
    select
        *,
        greatest(registered_on, coalesce(verified_on, registered_on)) as last_step_on,
        coalesce(issued_on, rejected_on) as outcome_on
    from every_one
)

select
    stepped.application_id,
    stepped.enterprise_id,
    stepped.scheme,
    stepped.size_class,
    left(stepped.regency_code, 2) as province_code,
    stepped.regency_code,
    stepped.centre_id,
    stepped.registered_on,
    stepped.verified_on,
    stepped.issued_on,
    stepped.rejected_on,
    case when stepped.rejected_on is not null then stepped.rejection_reason end as rejection_reason,
    stepped.expires_on,
    stepped.as_of_day,
    schemes.window_days::smallint as window_days,
    case
        when stepped.issued_on is not null then 'issued'
        when stepped.rejected_on is not null then 'rejected'
        else 'open'
    end as state,
    case
        when stepped.issued_on is not null then 3
        when stepped.verified_on is not null then 2
        else 1
    end::tinyint as steps_reached,
    date_diff('day', stepped.registered_on, stepped.as_of_day)::integer as age_days,
    case
        when stepped.outcome_on is null then date_diff('day', stepped.last_step_on, stepped.as_of_day)
    end::integer as waiting_days,
    case
        when
            stepped.issued_on is not null
            then greatest(date_diff('day', stepped.registered_on, stepped.issued_on), 0)
    end::integer as issue_days,
    case
        when
            stepped.verified_on is not null
            then greatest(date_diff('day', stepped.registered_on, stepped.verified_on), 0)
    end::integer as verification_days,
    coalesce(
        stepped.verified_on < stepped.registered_on or stepped.outcome_on < stepped.last_step_on, false
    ) as is_out_of_order,
    stepped.provenance
from stepped
inner join marts.schemes on stepped.scheme = schemes.scheme
-- whole numbers: texts sort slowly; by outcome first, so that what asks for those that wait or were refused
-- passes over all others
order by
    schemes.position,
    stepped.issued_on is null,
    stepped.rejected_on is null,
    stepped.registered_on,
    stepped.file_number,
    stepped.row_number

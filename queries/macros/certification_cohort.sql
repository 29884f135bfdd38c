-- The applications that a reader's choice names, and how each stands against the window from registration to
-- certificate.
--
-- Matured: registered at least the window before the as-of date, so that its outcome can be judged.
-- Converted: it has its certificate within the window. Undecided: neither, and it still may be. Stalled:
-- open, and the last step is at least the window old.
--
-- grain:   application_id
-- params:  $wanted_scheme    varchar   code of the scheme; null for all
--          $from_day         date      first day of registration; null for all
--          $to_day           date      last day of registration; null for all
--          $wanted_window    integer   days; null for the usual window of each scheme
--          $wanted_province  varchar   null for all
--          $wanted_centre    varchar   null for all
-- columns: application_id    varchar
--          scheme            varchar
--          size_class        varchar
--          province_code     varchar
--          regency_code      varchar
--          centre_id         varchar
--          registered_on     date
--          verified_on       date
--          issued_on         date
--          rejected_on       date
--          rejection_reason  varchar
--          as_of_day         date
--          state             varchar   'issued', 'rejected' (or withdrawn) or 'open'
--          steps_reached     tinyint   1 registered, 2 verified, 3 issued
--          age_days          integer   days from registration to the as-of date
--          waiting_days      integer   days since the last step; null unless open
--          issue_days        integer   days from registration to certificate; null unless issued
--          verification_days integer   days from registration to verification
--          is_out_of_order   boolean
--          window_days       smallint  days, the scheme's usual window
--          is_matured        boolean
--          is_converted      boolean
--          is_undecided      boolean
--          is_stalled        boolean
--          provenance        varchar
create macro certification_cohort(
    wanted_scheme, from_day, to_day, wanted_window, wanted_province, wanted_centre
) as table
    with chosen as (
        select
            *,
            coalesce(wanted_window::integer, window_days) as days_allowed
        from marts.applications
        where
            (scheme = wanted_scheme or wanted_scheme is null)
            and (registered_on >= from_day::date or from_day is null)
            and (registered_on <= to_day::date or to_day is null)
            and (province_code = wanted_province or wanted_province is null)
            and (centre_id = wanted_centre or wanted_centre is null)
    )

    select
        application_id,
        scheme,
        size_class,
        province_code,
        regency_code,
        centre_id,
        registered_on,
        verified_on,
        issued_on,
        rejected_on,
        rejection_reason,
        as_of_day,
        state,
        steps_reached,
        age_days,
        waiting_days,
        issue_days,
        verification_days,
        is_out_of_order,
        window_days,
        age_days >= days_allowed as is_matured,
        coalesce(issue_days <= days_allowed, false) as is_converted,
        age_days < days_allowed and state = 'open' as is_undecided,
        state = 'open' and waiting_days >= days_allowed as is_stalled,
        provenance
    from chosen;

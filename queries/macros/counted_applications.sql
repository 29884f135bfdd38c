-- The applications of certification_cohort, counted. Whole months and the windows of judged_windows come from
-- the sums that are made in advance, single days and any other window from the applications themselves.
--
-- grain:   group_code, provenance
-- params:  $wanted_group     varchar   'scheme', 'month' of registration, 'province', 'centre' or 'size';
--                                      null for all in one group
--          $wanted_scheme    varchar   code of the scheme; null for all
--          $from_day         date      first day of registration; null for all
--          $to_day           date      last day of registration; null for all
--          $wanted_window    integer   days; null for the usual window of each scheme
--          $wanted_province  varchar   null for all
--          $wanted_centre    varchar   null for all
-- columns: group_code               varchar   code of the scheme, first day of the month, code of the
--                                             province or centre, or the size class; '' for no centre, and
--                                             for all in one group
--          application_count        bigint    applications
--          verified_count           bigint    those of them that were verified, or hold the certificate
--          issued_count             bigint    that hold the certificate
--          rejected_count           bigint    that were rejected or withdrawn
--          rejected_unverified_count  bigint  before the verification
--          matured_count            bigint    this and the following as in certification_cohort
--          converted_count          bigint
--          matured_converted_count  bigint
--          undecided_count          bigint
--          stalled_count            bigint
--          stalled_unverified_count bigint    that wait for the verification
--          provenance               varchar
create macro counted_applications(
    wanted_group, wanted_scheme, from_day, to_day, wanted_window, wanted_province, wanted_centre
) as table
    with counted as (
        select *
        from marts.application_counts
        where
            is_judged_window(wanted_window)
            and (window_days = wanted_window::integer or (wanted_window is null and is_usual))
            and (scheme = wanted_scheme or wanted_scheme is null)
            and registered_month >= whole_from('month', from_day)
            and registered_month <= whole_until('month', to_day)
            and (province_code = wanted_province or wanted_province is null)
            and (nullif(centre_id, '') = wanted_centre or wanted_centre is null)
    ),

    single as (
        select *
        from
            certification_cohort(
                wanted_scheme, from_day, to_day, wanted_window, wanted_province, wanted_centre
            )
        where
            not is_judged_window(wanted_window)
            or registered_on < whole_from('month', from_day)
            or registered_on > whole_until('month', to_day)
    ),

    every_one as (
        select
            application_group(
                wanted_group, scheme, registered_month, province_code, centre_id, size_class
            ) as group_code,
            application_count,
            verified_count,
            issued_count,
            rejected_count,
            rejected_unverified_count,
            matured_count,
            converted_count,
            matured_converted_count,
            undecided_count,
            stalled_count,
            stalled_unverified_count,
            provenance
        from counted
        union all
        select
            application_group(
                wanted_group,
                scheme,
                date_trunc('month', registered_on)::date,
                province_code,
                centre_id,
                size_class
            ) as group_code,
            1 as application_count,
            (steps_reached > 1)::bigint as verified_count,
            (issue_days is not null)::bigint as issued_count,
            (rejected_on is not null)::bigint as rejected_count,
            (rejected_on is not null and steps_reached = 1)::bigint as rejected_unverified_count,
            is_matured::bigint as matured_count,
            is_converted::bigint as converted_count,
            (is_matured and is_converted)::bigint as matured_converted_count,
            is_undecided::bigint as undecided_count,
            is_stalled::bigint as stalled_count,
            (is_stalled and steps_reached = 1)::bigint as stalled_unverified_count,
            provenance
        from single
    )

    select
        group_code,
        sum(application_count)::bigint as application_count,
        sum(verified_count)::bigint as verified_count,
        sum(issued_count)::bigint as issued_count,
        sum(rejected_count)::bigint as rejected_count,
        sum(rejected_unverified_count)::bigint as rejected_unverified_count,
        sum(matured_count)::bigint as matured_count,
        sum(converted_count)::bigint as converted_count,
        sum(matured_converted_count)::bigint as matured_converted_count,
        sum(undecided_count)::bigint as undecided_count,
        sum(stalled_count)::bigint as stalled_count,
        sum(stalled_unverified_count)::bigint as stalled_unverified_count,
        provenance
    from every_one
    group by group_code, provenance;

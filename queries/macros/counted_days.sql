-- The applications that a reader's choice names, counted by the days of one of their spans. Whole years of
-- registration come from the sums that are made in advance, single days from the applications themselves.
--
-- grain:   scheme, days, provenance
-- params:  $wanted_span      varchar   see span_days
--          $wanted_scheme    varchar   code of the scheme; null for all
--          $from_day         date      first day of registration; null for all
--          $to_day           date      last day of registration; null for all
--          $wanted_province  varchar   null for all
--          $wanted_centre    varchar   null for all
-- columns: scheme             varchar
--          window_days        integer   days, the scheme's usual window
--          days               integer
--          application_count  bigint    applications
--          provenance         varchar
create macro counted_days(
    wanted_span, wanted_scheme, from_day, to_day, wanted_province, wanted_centre
) as table
    with every_one as (
        select
            scheme,
            window_days,
            days,
            application_count,
            provenance
        from marts.application_days
        where
            span = wanted_span
            and (scheme = wanted_scheme or wanted_scheme is null)
            and registered_year >= whole_from('year', from_day)
            and registered_year <= whole_until('year', to_day)
            and (province_code = wanted_province or wanted_province is null)
            and (nullif(centre_id, '') = wanted_centre or wanted_centre is null)
        union all
        select
            scheme,
            window_days::integer as window_days,
            span_days(
                wanted_span,
                age_days,
                issue_days,
                verification_days,
                verified_on,
                issued_on,
                waiting_days,
                steps_reached
            ) as days,
            1 as application_count,
            provenance
        from certification_cohort(wanted_scheme, from_day, to_day, null, wanted_province, wanted_centre)
        where registered_on < whole_from('year', from_day) or registered_on > whole_until('year', to_day)
    )

    select
        scheme,
        window_days,
        days,
        sum(application_count)::bigint as application_count,
        provenance
    from every_one
    where days is not null
    group by all;

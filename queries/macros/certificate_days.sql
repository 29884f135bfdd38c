-- A cohort by days after registration: the certificates of each day, and the applications still without one
-- before it.
--
-- An application leaves on the day of its certificate, else at its age on the as-of date. One that was
-- refused stays at risk until then: it never will hold the certificate, and the curve levels off.
--
-- grain:   day
-- params:  $wanted_scheme    varchar   code of the scheme; null for all
--          $from_day         date      first day of registration; null for all
--          $to_day           date      last day of registration; null for all
--          $wanted_window    integer   days; null for the usual window of each scheme
--          $wanted_province  varchar   null for all
--          $wanted_centre    varchar   null for all
-- columns: day               integer   days after registration
--          leaving_count     bigint    applications that leave on that day
--          issued_count      bigint    those of them that hold the certificate
--          matured_count     bigint    those of them that are matured, converted, both, or undecided: see
--                                      certification_cohort
--          converted_count   bigint
--          matured_converted_count   bigint
--          undecided_count   bigint
--          at_risk_count     bigint    applications at least as old that do not hold it before that day
--          provenance        varchar   weakest of those that leave
create macro certificate_days(
    wanted_scheme, from_day, to_day, wanted_window, wanted_province, wanted_centre
) as table
    -- millions of applications share a few hundred days
    with counted as (
        select
            coalesce(issue_days, age_days) as day,
            provenance,
            count(issue_days) as issued_count,
            count(*) as leaving_count,
            count_if(is_matured) as matured_count,
            count_if(is_converted) as converted_count,
            count_if(is_matured and is_converted) as matured_converted_count,
            count_if(is_undecided) as undecided_count
        from
            certification_cohort(
                wanted_scheme, from_day, to_day, wanted_window, wanted_province, wanted_centre
            )
        group by day, provenance
    )

    select
        day,
        sum(leaving_count)::bigint as leaving_count,
        sum(issued_count)::bigint as issued_count,
        sum(matured_count)::bigint as matured_count,
        sum(converted_count)::bigint as converted_count,
        sum(matured_converted_count)::bigint as matured_converted_count,
        sum(undecided_count)::bigint as undecided_count,
        sum(sum(leaving_count)) over (order by day desc)::bigint as at_risk_count,
        weakest(provenance) as provenance
    from counted
    group by day;

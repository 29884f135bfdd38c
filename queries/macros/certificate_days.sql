-- A cohort by days after registration: the certificates of each day, and the applications still without one
-- before it.
--
-- An application leaves on the day of its certificate, else at its age on the as-of date, or after the latest
-- certificate of all, whichever is sooner. One that was refused stays at risk until then: it never will hold
-- the certificate, and the curve levels off.
--
-- grain:   day
-- params:  $wanted_scheme    varchar   code of the scheme; null for all
--          $from_day         date      first day of registration; null for all
--          $to_day           date      last day of registration; null for all
--          $wanted_province  varchar   null for all
--          $wanted_centre    varchar   null for all
-- columns: day               integer   days after registration
--          leaving_count     bigint    applications that leave on that day
--          issued_count      bigint    those of them that hold the certificate
--          at_risk_count     bigint    applications at least as old that do not hold it before that day
--          provenance        varchar   weakest of those that leave
create macro certificate_days(
    wanted_scheme, from_day, to_day, wanted_province, wanted_centre
) as table
    with counted as (
        select
            days as day,
            application_count as leaving_count,
            application_count as issued_count,
            provenance
        from
            counted_days(
                'to_certificate', wanted_scheme, from_day, to_day, wanted_province, wanted_centre
            )
        union all
        select
            days as day,
            application_count as leaving_count,
            0 as issued_count,
            provenance
        from
            counted_days(
                'without_certificate', wanted_scheme, from_day, to_day, wanted_province, wanted_centre
            )
    )

    select
        day,
        sum(leaving_count)::bigint as leaving_count,
        sum(issued_count)::bigint as issued_count,
        sum(sum(leaving_count)) over (order by day desc)::bigint as at_risk_count,
        weakest(provenance) as provenance
    from counted
    group by day;

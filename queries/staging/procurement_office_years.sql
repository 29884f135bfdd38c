-- Fiscal years for which the office has loaded anything of an institution: they replace its simulated rows.
--
-- grain:   institution_code, year
-- params:  $build_day        date      nothing is known of a day after it
-- columns: institution_code  varchar
--          year              integer
--          as_of_day         date      the newest day that its rows speak of, within the year
-- data:    procurement
select
    kd_klpd as institution_code,
    year,
    least(
        coalesce(
            max(drawn_at::date), max(event_day) filter (where year(event_day) = year), make_date(year, 12, 31)
        ),
        make_date(year, 12, 31),
        $build_day::date
    ) as as_of_day
from staging.incoming_procurement
where outcome = 'accepted'
group by kd_klpd, year
order by institution_code, year

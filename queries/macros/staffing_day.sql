-- The day that staffing is shown for: the wanted one, else the one on which the newest contract begins,
-- though no day after that of the data: a contract may begin next year.
create macro staffing_day(wanted_day) as
coalesce(
    wanted_day,
    least(
        (select max(active_from) from marts.consultants),
        (select max(as_of) from marts.datasets where name = 'consultants')
    )
);

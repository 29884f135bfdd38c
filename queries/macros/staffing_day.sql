-- The day that staffing is shown for: the wanted one, else that of the data. Simulated records may be left
-- out.
create macro staffing_day(wanted_day, counts_simulated) as
coalesce(
    wanted_day,
    (
        select max(as_of)
        from marts.datasets
        where name = 'consultants' and (provenance <> 'simulated' or coalesce(counts_simulated, true))
    )
);

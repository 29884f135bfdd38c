-- The day that staffing is shown for: the wanted one, else the one on which the newest contract begins,
-- though no day after that of the data: a contract may begin next year. Simulated records may be left out.
create macro staffing_day(wanted_day, counts_simulated) as
coalesce(
    wanted_day,
    least(
        (
            select max(active_from)
            from marts.consultants
            where provenance <> 'simulated' or coalesce(counts_simulated, true)
        ),
        (
            select max(as_of)
            from marts.datasets
            where name = 'consultants' and (provenance <> 'simulated' or coalesce(counts_simulated, true))
        )
    )
);

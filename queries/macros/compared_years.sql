-- The institutions and years that a year's spending is compared with: with a budget, the year itself and the
-- four before it.
--
-- grain:   institution_code, year
-- params:  $last_year            integer   fiscal year; null gives no row
--          $wanted_institution   varchar   null for all obliged institutions
--          $wanted_kind          varchar   null for all kinds
--          $counts_simulated     boolean   false leaves simulated records out; null counts them
-- columns: institution_code      varchar
--          year                  integer
--          budget_idr            decimal(24,2) rupiah
--          as_of_day             date
--          provenance            varchar
create macro compared_years(last_year, wanted_institution, wanted_kind, counts_simulated) as table
    select
        institution_code,
        year,
        budget_idr,
        as_of_day,
        provenance
    from marts.procurement_years
    where
        budget_idr is not null
        and realised_idr is not null
        and year between last_year - 4 and last_year
        and is_counted_institution(institution_code, is_obliged, wanted_institution)
        and (institution_kind = wanted_kind or wanted_kind is null)
        and (provenance <> 'simulated' or coalesce(counts_simulated, true));

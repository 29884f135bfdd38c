-- The consultants' contracts that cover a day.
--
-- grain:   centre_id, consultant_id, active_from
-- params:  $wanted_day      date      null for the day on which the newest contract begins
--          $counts_simulated   boolean   false leaves simulated records out; null counts them
-- columns: centre_id        varchar
--          consultant_id    varchar
--          field            varchar
--          active_from      date
--          active_to        date      null while the contract has no end
--          provenance       varchar
create macro active_contracts(wanted_day, counts_simulated) as table
    select
        centre_id,
        consultant_id,
        field,
        active_from,
        active_to,
        provenance
    from marts.consultants
    where
        is_active_on(active_from, active_to, staffing_day(wanted_day, counts_simulated))
        and (provenance <> 'simulated' or coalesce(counts_simulated, true));

-- In the public records of one ministry: how many have a small-enterprise value, and in how many of these it
-- is that of the whole contract.
--
-- grain:   as_of_day
-- columns: as_of_day    date
--          filled       bigint    contracts with a small-enterprise value
--          whole        bigint    of them with the value of the whole contract
--          provenance   varchar
-- data:    figures
select
    as_of_day,
    max(value) filter (where measure = 'contracts_with_umk_value')::bigint as filled,
    max(value) filter (where measure = 'contracts_with_whole_umk_value')::bigint as whole,
    weakest(provenance) as provenance
from marts.figures
where measure in ('contracts_with_umk_value', 'contracts_with_whole_umk_value')
group by as_of_day
order by as_of_day

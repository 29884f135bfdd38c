-- Consultants' contracts at the centres: the office's where it has loaded a centre's, else simulated.
--
-- grain:   centre_id, consultant_id, active_from
-- columns: centre_id       varchar
--          consultant_id   varchar
--          field           varchar
--          active_from     date
--          active_to       date      null while the contract has no end
--          provenance      varchar
-- data:    consultants
with simulated_contracts as (
    select
        coalesce(replaced.office_centre_id, contracts.centre_id) as centre_id,
        contracts.consultant_id,
        contracts.field,
        contracts.active_from,
        contracts.active_to,
        'simulated' as provenance
    from simulated.consultants as contracts
    left join staging.centre_replacements as replaced on contracts.centre_id = replaced.centre_id
)

select simulated_contracts.*
from simulated_contracts
anti join staging.office_consultants as office on simulated_contracts.centre_id = office.centre_id
union all
select
    centre_id,
    consultant_id,
    field,
    active_from,
    active_to,
    'imported' as provenance
from staging.office_consultants
order by centre_id, consultant_id, active_from

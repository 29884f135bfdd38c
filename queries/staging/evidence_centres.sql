-- The centres that count under each kind of evidence. A centre of the office's list counts under every kind.
--
-- grain:   evidence, centre_id
-- columns: evidence     varchar   'A', 'documented' (A and B) or 'all' (simulated placements too)
--          centre_id    varchar
--          provenance   varchar
-- data:    centres
with kinds as (
    select unnest(evidence_kinds()) as evidence
)

select
    kinds.evidence,
    centres.centre_id,
    centres.provenance
from marts.centres
inner join kinds on counts_under(kinds.evidence, centres.provenance, centres.evidence_grade)
order by kinds.evidence, centres.centre_id

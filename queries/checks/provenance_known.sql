-- Data sets with a provenance that is none of the four.
--
-- columns: name         varchar
--          provenance   varchar
select
    name,
    provenance
from marts.datasets
where trust(provenance) is null
order by all

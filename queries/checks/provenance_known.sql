-- Data sets with a provenance that is none of the four.
--
-- columns: name         varchar
--          provenance   varchar
select
    name,
    provenance
from marts.datasets
where provenance not in ('published', 'derived', 'imported', 'simulated') or provenance is null
order by all

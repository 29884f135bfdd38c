-- Who published figures of the register, and where: one row per source, those with most figures first.
--
-- grain:   source_key
-- columns: source_key     varchar
--          publisher_id   varchar
--          publisher_en   varchar
--          grade          varchar
--          licence        varchar   of the data
--          address        varchar   several joined by " ; "; null where only the outlet is known
--          outlet         varchar
--          figures        bigint    figures that stand on it
--          provenance     varchar
-- data:    figures
select
    source_key,
    publisher_id,
    publisher_en,
    grade,
    licence,
    address,
    outlet,
    figures,
    provenance
from marts.figure_sources
order by figures desc, source_key

-- Who published figures of the register, and where: one row per source, with its grade and licence.
--
-- grain:   source_key
-- columns: source_key     varchar
--          publisher_id   varchar
--          publisher_en   varchar
--          grade          varchar
--          address        varchar   several joined by " ; "; null where only the outlet is known
--          outlet         varchar
--          licence        varchar   of the data
--          figures        bigint    figures that stand on it
--          provenance     varchar
-- data:    figures
select
    source_key,
    publisher_id,
    publisher_en,
    grade,
    address,
    outlet,
    licence,
    count(*) as figures,
    weakest(provenance) as provenance
from marts.figures
group by all
order by source_key

-- The register of published figures by grade and licence.
--
-- grain:   grade, licence
-- columns: grade             varchar
--          licence           varchar
--          sources           bigint    sources
--          without_address_count   bigint    sources of which only the outlet is known
--          figures           bigint    figures that stand on them
--          provenance        varchar
-- data:    figures
select
    grade,
    licence,
    count(*) as sources,
    count(*) filter (where address is null) as without_address_count,
    sum(figures)::bigint as figures,
    weakest(provenance) as provenance
from marts.figure_sources
group by all
order by figures desc, grade, licence

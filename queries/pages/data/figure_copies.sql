-- On what the published figures rest: how many of them on third-party copies of official data.
--
-- grain:   figures
-- columns: figures        bigint    figures of the register
--          sources        bigint    their sources
--          copies         bigint    sources that are third-party copies of official data
--          copied_share   double    0 to 1, of all figures: those that stand on such copies
--          provenance     varchar
-- data:    figures
select
    sum(figures)::bigint as figures,
    count(*) as sources,
    count(*) filter (where grade = 'official_copy') as copies,
    coalesce(sum(figures) filter (where grade = 'official_copy'), 0) / sum(figures) as copied_share,
    weakest(provenance) as provenance
from marts.figure_sources
order by figures

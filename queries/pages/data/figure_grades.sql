-- The register of published figures by grade and licence.
--
-- grain:   grade, licence
-- columns: grade             varchar
--          licence           varchar
--          sources           bigint    sources
--          without_address_count   bigint    sources of which only the outlet is known
--          figures           bigint    figures that stand on them
--          all_figures       bigint    figures of the register
--          all_sources       bigint    their sources
--          grade_figures     bigint    figures of the grade, whatever their licence
--          grade_sources     bigint    their sources
--          grade_share       double    0 to 1, of all figures
--          provenance        varchar
-- data:    figures
with grouped as (
    select
        grade,
        licence,
        count(*) as sources,
        count(*) filter (where address is null) as without_address_count,
        sum(figures)::bigint as figures,
        weakest(provenance) as provenance
    from marts.figure_sources
    group by all
)

select
    grade,
    licence,
    sources,
    without_address_count,
    figures,
    (sum(figures) over ())::bigint as all_figures,
    (sum(sources) over ())::bigint as all_sources,
    (sum(figures) over of_grade)::bigint as grade_figures,
    (sum(sources) over of_grade)::bigint as grade_sources,
    grade_figures / all_figures as grade_share,
    provenance
from grouped
window of_grade as (partition by grade)
order by figures desc, grade, licence

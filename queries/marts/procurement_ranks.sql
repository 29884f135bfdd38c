-- The place of each institution among those of its kind in a year, by realised small-enterprise spending over
-- the obligation.
--
-- As weak as the weakest institution that it is ranked with. An institution without budget or realised
-- spending has no place.
--
-- grain:   institution_code, year
-- columns: institution_code   varchar
--          year               integer
--          rank_of_kind       bigint    1 for the highest progress; ties share the better place
--          ranked_of_kind     bigint    institutions of the kind with a place
--          provenance         varchar
-- data:    procurement
with ranked as (
    select
        institution_code,
        year,
        institution_kind,
        provenance,
        rank() over (
            partition by year, institution_kind order by round(realised_umk_idr / budget_idr, 9) desc
        ) as rank_of_kind,
        count(*) over (partition by year, institution_kind) as ranked_of_kind
    from marts.procurement_years
    where is_obliged and budget_idr > 0 and realised_umk_idr is not null
),

weakened as (
    select
        year,
        institution_kind,
        weakest(provenance) as provenance
    from ranked
    group by all
)

select
    ranked.institution_code,
    ranked.year,
    ranked.rank_of_kind,
    ranked.ranked_of_kind,
    weakened.provenance
from ranked
inner join weakened using (year, institution_kind)
order by ranked.institution_code, ranked.year

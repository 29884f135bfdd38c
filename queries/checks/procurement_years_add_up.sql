-- Years of an institution that are not the sum of their months and channels, or have a budget below zero.
--
-- columns: institution_code   varchar
--          year               integer
with summed as (
    select
        institution_code,
        year,
        sum(total_idr) as total_idr,
        sum(umk_idr) as umk_idr,
        sum(unknown_idr) as unknown_idr
    from marts.procurement_totals
    group by all
)

select
    institution_code,
    year
from marts.procurement_years as years
left join summed using (institution_code, year)
where
    years.budget_idr < 0
    or coalesce(summed.total_idr, 0)
    <> coalesce(years.planned_idr, 0) + coalesce(years.contracted_idr, 0) + coalesce(years.realised_idr, 0)
    or coalesce(summed.umk_idr, 0)
    <> coalesce(years.planned_umk_idr, 0)
    + coalesce(years.contracted_umk_idr, 0)
    + coalesce(years.realised_umk_idr, 0)
    or coalesce(summed.unknown_idr, 0)
    <> coalesce(years.planned_unknown_idr, 0) + coalesce(years.contracted_unknown_idr, 0)
    + coalesce(years.realised_unknown_idr, 0)
order by all

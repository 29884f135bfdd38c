-- A median difference of more than 5 per cent between the areas of the outlines and the official areas.
--
-- columns: median_difference_share   double   0 to 1
--          regencies                 bigint   regencies and cities with an official area
with compared as (
    select abs(outlines.area_km2 / regencies.area_km2 - 1) as difference_share
    from marts.regencies
    inner join geography.outlines_measured as outlines
        on outlines.level = 'regency' and regencies.regency_code = outlines.code
    where regencies.area_km2 is not null
)

select
    median(difference_share) as median_difference_share,
    count(*) as regencies
from compared
having median(difference_share) > 0.05
order by all

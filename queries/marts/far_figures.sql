-- Published figures that lie far from those of the same measure, unit, level and kind of place: a list to
-- look through for misprints. Most of it is right: a very large city is far from the others too.
--
-- Compared on logarithms, so that a slip of a factor of 1,000 shows in money as in counts; far is more than
-- 3.5 times the median distance from the median, scaled by 1.4826 (Iglewicz and Hoaglin, How to Detect and
-- Handle Outliers, 1993). Zeros have no logarithm and stand apart; where fewer than ten are alike, or more
-- than half are equal, nothing is compared.
--
-- grain:   figure_id
-- columns: figure_id      varchar
--          peers          bigint    figures of the same measure, unit, level and kind of place
--          median_value   double    of them, in their unit
--          times_median   double    the figure as a multiple of it
--          provenance     varchar
-- data:    figures
with alike as (
    select
        measure,
        unit,
        place_level,
        place_kind,
        count(*) as peers,
        median(ln(value::double)) as centre,
        mad(ln(value::double)) as distance,
        weakest(provenance) as provenance
    from marts.figures
    where value > 0
    group by all
    having count(*) >= 10 and mad(ln(value::double)) > 0
)

select
    figures.figure_id,
    alike.peers,
    exp(alike.centre) as median_value,
    figures.value::double / exp(alike.centre) as times_median,
    weaker('derived', alike.provenance) as provenance
from marts.figures
inner join alike
    on
        figures.measure = alike.measure
        and figures.unit = alike.unit
        and figures.place_level = alike.place_level
        and figures.place_kind is not distinct from alike.place_kind
where figures.value > 0 and abs(ln(figures.value::double) - alike.centre) > 3.5 * 1.4826 * alike.distance
order by figures.figure_id

-- The mean that was printed for all provinces beside the list of the ten highest, and the last share of that
-- list: a mean above the tenth of 34 can only be one that is weighted by money.
--
-- grain:   as_of_day
-- columns: as_of_day        date
--          mean_share       double    0 to 1, of what all provinces had planned, as printed
--          tenth_share      double    0 to 1, the lowest of the ten highest
--          provenance       varchar
-- data:    figures
select
    as_of_day,
    max(value) filter (where place_level = 'several')::double / 100 as mean_share,
    min(value) filter (where place_level = 'province')::double / 100 as tenth_share,
    weakest(provenance) as provenance
from marts.figures
where
    measure = 'pdn_realised_share'
    and as_of_day = date '2022-06-11'
    and (place_level = 'province' or institution = 'all 34 provincial governments')
group by as_of_day
order by as_of_day

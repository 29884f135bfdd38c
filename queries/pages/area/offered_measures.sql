-- What is really measured of the areas of the level of one area: nothing simulated.
--
-- grain:   measure
-- params:  $region           varchar   two or four digits; null gives none
-- columns: measure           varchar
--          dataset           varchar
--          areas             bigint    areas of the level that have a value
--          areas_without     bigint    areas of the level of which there is no value
--          as_of_day         date      the newest
--          as_of_text        varchar   the same as far as it is known
--          provenance        varchar
-- data:    regencies, provinces, villages, centres, consultants, certification_applications, procurement,
--          figures
select
    positions.measure,
    min(positions.dataset) as dataset,
    max(positions.areas) as areas,
    max(positions.areas_without) as areas_without,
    max(positions.as_of) as as_of_day,
    max_by(positions.as_of_text, positions.as_of) as as_of_text,
    weaker(weakest(positions.provenance), weakest(own.provenance)) as provenance
from marts.area_positions as positions
inner join marts.regions as own on own.region_code = $region and positions.level = own.level
where positions.provenance <> 'simulated'
group by positions.measure
order by measure_place(positions.measure), positions.measure

-- The ten areas to compare an area with: of its level and, for regencies, its island group, nearest in number
-- of people.
--
-- grain:   region_code
-- params:  $region             varchar   two or four digits
-- columns: region_code         varchar
--          region_name         varchar
--          province_name       varchar
--          population_people   bigint    people
--          known_centres       bigint    centres found in public sources or an office's list
--          provenance          varchar
-- data:    regencies, provinces, centres
with regions as (
    select
        *,
        if(level = 'province', level, island_group) as peers_of
    from marts.regions
)

select
    regions.region_code,
    regions.region_name,
    regions.province_name,
    regions.population_people,
    measures.value::bigint as known_centres,
    weaker(regions.provenance, weaker(own.provenance, measures.provenance)) as provenance
from regions
inner join regions as own on own.region_code = $region and regions.peers_of = own.peers_of
inner join marts.area_measures as measures
    on regions.region_code = measures.region_code and measures.measure = 'known_centres'
where regions.region_code <> own.region_code
order by abs(ln(regions.population_people / own.population_people)), regions.region_code
limit 10

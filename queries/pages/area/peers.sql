-- The ten areas to compare an area with: of its level and, for regencies, its island group, nearest in number
-- of people.
--
-- grain:   region_code
-- params:  $region             varchar   two or four digits
-- columns: region_code         varchar
--          region_name         varchar
--          province_name       varchar
--          population_people   bigint    people
--          known_centres       bigint    centres found in public sources or an office's list; null where no
--                                        source says whether a centre is of this regency or of its namesake
--          planned_centres     bigint    centres that are only planned or named in a headline; in no count
--          provenance          varchar
-- data:    regencies, provinces, centres, planned_centres
with planned_of as (
    select
        unnest(list_distinct([province_code, if(level = 'regency', regency_code, null)])) as region_code,
        provenance
    from marts.planned_centres
),

planned as (
    select
        region_code,
        count(*) as planned_centres,
        weakest(provenance) as provenance
    from planned_of
    group by region_code
)

select
    regions.region_code,
    regions.region_name,
    regions.province_name,
    regions.population_people,
    measures.value::bigint as known_centres,
    coalesce(planned.planned_centres, 0) as planned_centres,
    beside(
        weaker(regions.provenance, weaker(peers.provenance, measures.provenance)),
        planned.provenance,
        (select weakest(every_one.provenance) from planned as every_one)
    ) as provenance
from peers_of_area($region) as peers
inner join marts.regions using (region_code)
inner join marts.area_measures as measures
    on regions.region_code = measures.region_code and measures.measure = 'known_centres'
left join planned on regions.region_code = planned.region_code
where peers.peers_of = if(regions.level = 'province', 'size', 'islands')
order by peers.apart, regions.region_code

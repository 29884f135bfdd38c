-- People within 50 km of a centre by region or in the whole country, and the centres that we found there.
--
-- grain:   region_code
-- params:  $level             varchar   'province' (null too), 'regency', or 'country' for one row
--          $province          varchar   province code; null for all
--          $evidence          varchar   'A' for these centres alone; else A and B
-- columns: region_code        varchar
--          region_name        varchar
--          province_code      varchar   null for the country
--          province_name      varchar
--          people             bigint    people
--          covered_people     bigint    people; null where no centre found reaches anybody
--          beyond_people      bigint    people farther away, or without a centre on their land
--          beyond_share       double    0 to 1, of people
--          covered_share      double    0 to 1; null where no centre found reaches anybody, which is not 0
--          centres            bigint    centres that were found; null where the only one is of this regency
--                                       or of the city of its name, and no source says of which
--          province_centres   bigint    centres at province level
--          regency_centres    bigint    centres at regency or city level; null as above
--          class              integer   0: of a province no centre found, of a regency nobody within 50 km; 1
--                                       below a quarter, 2 below half, 3 below three quarters, 4 more
--          provenance         varchar
-- data:    centres, villages, fixed_links, regencies, provinces
with found as (
    select
        case $level when 'country' then 'ID' when 'regency' then regency_code else province_code end
            as region_code,
        count(*) as centres,
        count(*) filter (where level = 'province') as province_centres,
        count(*) filter (where level = 'regency') as regency_centres,
        weakest(provenance) as provenance
    from chosen_centres(null, null, if($evidence = 'A', 'A', null), null, false)
    group by all
),

not_told_apart as (
    select distinct unnest(string_split(candidate_regency_codes, ';')) as region_code
    from chosen_centres(null, null, if($evidence = 'A', 'A', null), null, false)
    where $level = 'regency' and candidate_regency_codes is not null
),

counted as (
    select
        case $level when 'country' then 'ID' when 'regency' then regency_code else regions.province_code end
            as region_code,
        any_value(
            case $level
                when 'country' then 'Indonesia'
                when 'regency' then regions.regency_name
                else regions.province_name
            end
        ) as region_name,
        if($level = 'country', null, any_value(regions.province_code)) as province_code,
        if($level = 'country', null, any_value(regions.province_name)) as province_name,
        sum(coverage.people)::bigint as people,
        sum(coverage.covered_people) as covered_people,
        weakest(weaker(coverage.provenance, regions.provenance)) as provenance
    from covered_regencies(if($evidence = 'A', 'A', 'documented'), usual_radius_km()) as coverage
    inner join marts.regencies as regions using (regency_code)
    where regions.province_code = $province or $province is null
    group by 1
)

select
    counted.region_code,
    counted.region_name,
    counted.province_code,
    counted.province_name,
    counted.people,
    nullif(round(counted.covered_people)::bigint, 0) as covered_people,
    counted.people - round(counted.covered_people)::bigint as beyond_people,
    1 - counted.covered_people::double / counted.people as beyond_share,
    nullif(counted.covered_people, 0)::double / counted.people as covered_share,
    coalesce(found.centres, if(not_told_apart.region_code is null, 0, null)) as centres,
    coalesce(found.province_centres, 0) as province_centres,
    coalesce(found.regency_centres, if(not_told_apart.region_code is null, 0, null)) as regency_centres,
    case
        when coalesce($level, 'province') <> 'regency' and found.centres is null then 0
        when $level = 'regency' and counted.covered_people = 0 then 0
        when counted.covered_people < 0.25 * counted.people then 1
        when counted.covered_people < 0.5 * counted.people then 2
        when counted.covered_people < 0.75 * counted.people then 3
        else 4
    end as class,
    beside(
        counted.provenance,
        found.provenance,
        (select weakest(every_one.provenance) from found as every_one)
    ) as provenance
from counted
left join found using (region_code)
left join not_told_apart using (region_code)
order by counted.region_code

-- Centres of each province, or of each regency and city, with the class that the map shades it by.
--
-- grain:   region_code
-- params:  $level              varchar   'province' (null too) or 'regency'
--          $province           varchar   province code; null for all
--          $centre_level       varchar   'province' or 'regency'; null for both
--          $status             varchar   institutional status; null for all
--          $evidence           varchar   'A' or 'B'; null for all
--          $until_year         integer   year by whose end a centre is attested; null for all, those without
--                                        a year too
--          $simulated          boolean   true for simulated centres only, false for all others; null for all
--          $measure            varchar   'people_per_centre', else the number of centres, also where some are
--                                        left out
-- columns: region_code         varchar
--          region_name         varchar
--          list_code           varchar   of the region, or where it is simulated a made-up one
--          list_name           varchar   the same: what a list calls it, which may name no region
--          province_code       varchar
--          centres             bigint    centres; null where the only one is of this regency or of the city
--                                        of its name, and no source says of which
--          province_centres    bigint    centres at province level
--          regency_centres     bigint    centres at regency or city level; null as above
--          population_people   bigint    people
--          divided_centres     bigint    centres by which people are divided: for a province of which nothing
--                                        is chosen, the larger of ours and the newest published count; null
--                                        where a level, status, evidence or year leaves centres out
--          people_per_centre   double    people per centre, null where there is none or some are left out
--          class               integer   0 none, else 1 to 4 from few to many centres, or from few to many
--                                        people per centre; 5 where the number is null
--          provenance          varchar
-- data:    centres, provinces, regencies
with regions as (
    select *
    from marts.regions
    where level = coalesce($level, 'province')
),

chosen as (
    select
        *,
        case when coalesce($level, 'province') = 'province' then province_code else regency_code end
            as region_code
    from chosen_centres($centre_level, $status, $evidence, $until_year, $simulated)
),

not_told_apart as (
    select distinct unnest(string_split(candidate_regency_codes, ';')) as region_code
    from chosen
    where $level = 'regency' and candidate_regency_codes is not null
),

counted as (
    select
        regions.region_code,
        regions.region_name,
        regions.province_code,
        count(chosen.centre_id) > 0 or any_value(not_told_apart.region_code) is null as is_told,
        if(is_told, count(chosen.centre_id), null) as centres,
        count(*) filter (where chosen.level = 'province') as province_centres,
        if(is_told, count(*) filter (where chosen.level = 'regency'), null) as regency_centres,
        any_value(regions.population_people) as population_people,
        weaker(
            'derived',
            weakest(
                beside(
                    regions.provenance,
                    chosen.provenance,
                    (select weakest(every_one.provenance) from chosen as every_one)
                )
            )
        ) as provenance
    from regions
    left join chosen using (region_code)
    left join not_told_apart using (region_code)
    where regions.province_code = $province or $province is null
    group by regions.region_code, regions.region_name, regions.province_code
),

choice as (
    select coalesce($centre_level, $status, $evidence, $until_year::varchar) is not null as leaves_out
),

divided as (
    select
        counted.* replace (
            if(
                of_provinces.larger_centre_count > counted.centres,
                weaker(counted.provenance, of_provinces.provenance),
                counted.provenance
            ) as provenance
        ),
        if(
            choice.leaves_out or not counted.is_told,
            null,
            greatest(counted.centres, coalesce(of_provinces.larger_centre_count, 0))
        ) as divided_centres
    from counted
    cross join choice
    left join marts.centres_of_provinces as of_provinces
        on
            counted.region_code = of_provinces.region_code
            and not choice.leaves_out
            and coalesce(not $simulated, true)
)

select
    region_code,
    region_name,
    if(divided.provenance = 'simulated', made_up.made_up_code, region_code) as list_code,
    if(divided.provenance = 'simulated', made_up.made_up_name, region_name) as list_name,
    province_code,
    centres,
    province_centres,
    regency_centres,
    population_people,
    divided_centres,
    population_people / nullif(divided_centres, 0) as people_per_centre,
    case
        when not is_told then 5
        when centres = 0 and ($measure is distinct from 'people_per_centre' or divided_centres is null) then 0
        when $measure = 'people_per_centre' and divided_centres = 0 then 0
        when $measure = 'people_per_centre' and divided_centres is not null
            then
                case
                    when population_people / divided_centres < 500000 then 1
                    when population_people / divided_centres < 1000000 then 2
                    when population_people / divided_centres < 3000000 then 3
                    else 4
                end
        when centres = 1 then 1
        when centres <= 3 then 2
        when centres <= 6 then 3
        else 4
    end as class,
    divided.provenance
from divided
left join marts.made_up_names as made_up
    on coalesce($level, 'province') = made_up.category and divided.region_code = made_up.unit_id
order by list_code

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
--          $measure            varchar   'people_per_centre', else the number of centres
-- columns: region_code         varchar
--          region_name         varchar
--          province_code       varchar
--          centres             bigint    centres
--          province_centres    bigint    centres at province level
--          regency_centres     bigint    centres at regency or city level
--          population_people   bigint    people
--          people_per_centre   double    people per centre, null where there is none
--          class               integer   0 none, else 1 to 4 from few to many centres, or from few to many
--                                        people per centre
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

counted as (
    select
        regions.region_code,
        regions.region_name,
        regions.province_code,
        count(chosen.centre_id) as centres,
        count(*) filter (where chosen.level = 'province') as province_centres,
        count(*) filter (where chosen.level = 'regency') as regency_centres,
        any_value(regions.population_people) as population_people,
        weakest(weaker(chosen.provenance, regions.provenance)) as provenance
    from regions
    left join chosen using (region_code)
    where regions.province_code = $province or $province is null
    group by regions.region_code, regions.region_name, regions.province_code
)

select
    region_code,
    region_name,
    province_code,
    centres,
    province_centres,
    regency_centres,
    population_people,
    population_people / nullif(centres, 0) as people_per_centre,
    case
        when centres = 0 then 0
        when $measure = 'people_per_centre'
            then
                case
                    when population_people / centres < 500000 then 1
                    when population_people / centres < 1000000 then 2
                    when population_people / centres < 3000000 then 3
                    else 4
                end
        when centres = 1 then 1
        when centres <= 3 then 2
        when centres <= 6 then 3
        else 4
    end as class,
    provenance
from counted
order by region_code

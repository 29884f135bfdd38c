-- One area, or all: its parent, seat, people, and what it was before the split of Papua in 2022.
--
-- grain:   region_code
-- params:  $region             varchar   two or four digits; null for all
-- columns: region_code         varchar
--          region_name         varchar
--          level               varchar   'province' or 'regency'
--          province_code       varchar
--          province_name       varchar
--          capital             varchar
--          island_group        varchar
--          population_people   bigint    people
--          regencies           bigint    regencies and cities of a province; null for a regency
--          is_self_governing   boolean   false for the six administrative units of Jakarta
--          former_code         varchar   code before the split; null where there was none, and for provinces
--          former_province     varchar   of a province that was split off: what its regencies belonged to
--          former_regencies    bigint    regencies and cities of a province that belonged to another one;
--                                        null for a regency
--          provenance          varchar
-- data:    provinces, regencies
with former as (
    select
        regency_code as region_code,
        former_code,
        former_province,
        null as former_regencies,
        provenance
    from marts.former_codes
    union all
    select
        codes.regency_code[1:2] as region_code,
        null as former_code,
        string_agg(distinct codes.former_province, ', ' order by codes.former_province) as former_province,
        count(*) as former_regencies,
        weakest(codes.provenance) as provenance
    from marts.former_codes as codes
    inner join marts.regions on codes.regency_code[1:2] = regions.region_code
    where codes.former_province <> regions.region_name
    group by codes.regency_code[1:2]
)

select
    regions.region_code,
    regions.region_name,
    regions.level,
    regions.province_code,
    regions.province_name,
    regions.capital,
    regions.island_group,
    regions.population_people,
    regions.regencies,
    regions.is_self_governing,
    former.former_code,
    former.former_province,
    former.former_regencies,
    beside(
        regions.provenance, former.provenance, (select weakest(every_one.provenance) from former as every_one)
    ) as provenance
from marts.regions
left join former using (region_code)
where regions.region_code = $region or $region is null
order by regions.region_code

-- Published figures whose place code and name disagree.
--
-- columns: figure_id    varchar
--          place_code   varchar
--          place_name   varchar
--          region       varchar   the region that bears the code
select
    figures.figure_id,
    figures.place_code,
    figures.place_name,
    coalesce(provinces.province_name, regencies.regency_name) as region
from staging.figures
left join staging.provinces on figures.place_code = provinces.province_code
left join staging.regencies on figures.place_code = regencies.regency_code
left join
    staging.region_names
    on
        figures.place_level = region_names.level
        and name_key(figures.place_name) = region_names.name_key
        and figures.place_code = region_names.code
where
    figures.place_code is not null
    and region_names.code is null
    and not (figures.place_code = '00' and figures.place_name is not distinct from 'Indonesia')
order by figures.figure_id

-- Every point that has to lie in or near a region: seats, published and incoming centres.
--
-- grain:   kind, key
-- columns: kind          varchar   'province', 'regency', 'centre' or 'incoming'
--          key           varchar
--          region_code   varchar   two or four digits: the region whose outline is measured against
--          longitude     double    degrees
--          latitude      double    degrees
-- data:    provinces, regencies, centres
select
    'province' as kind,
    province_code as key,
    province_code as region_code,
    longitude,
    latitude
from staging.provinces
union all
select
    'regency' as kind,
    regency_code as key,
    regency_code as region_code,
    longitude,
    latitude
from staging.regencies
union all
select
    'centre' as kind,
    centre_id as key,
    coalesce(regency_code, province_code) as region_code,
    longitude,
    latitude
from staging.published_centres
where longitude is not null
union all
select
    'incoming' as kind,
    file || '#' || row as key,
    coalesce(regency_code, name_regency_code, province_code, name_province_code) as region_code,
    longitude,
    latitude
from staging.incoming_centres_read
where
    is_in_country(longitude, latitude)
    and coalesce(regency_code, name_regency_code, province_code, name_province_code) is not null
order by kind, key

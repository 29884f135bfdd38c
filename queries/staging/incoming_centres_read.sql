-- Rows of the office's centre files, typed and with their codes and names looked up; nothing judged yet.
--
-- grain:   file, row
-- columns: file                   varchar
--          row                    bigint    as an office worker counts them, the first row of the file is 1
--          is_ragged              boolean   the row has more cells than the header
--          centre_id              varchar
--          name                   varchar
--          level_text             varchar
--          level                  varchar   'province' or 'regency', null where not understood
--          province_text          varchar
--          province_code          varchar   null where no such province
--          province_name_text     varchar
--          name_province_code     varchar   the province that the name means
--          province_candidates    varchar   what an ambiguous name could mean
--          regency_text           varchar
--          regency_code           varchar   null where no such regency
--          is_former_code         boolean   the code is one from before the split of Papua in 2022
--          regency_name_text      varchar
--          name_regency_code      varchar   the regency that the name means
--          regency_candidates     varchar   what an ambiguous name could mean
--          opened_on_text         varchar
--          opened_on              date
--          opened_on_order        varchar   the order of the column's dates
--          status_text            varchar
--          institutional_status   varchar
--          address                varchar
--          longitude_text         varchar
--          longitude              double    degrees
--          latitude_text          varchar
--          latitude               double    degrees
--          as_of_text             varchar
--          as_of                  date
--          as_of_order            varchar
--          leading_product        varchar
--          sni_corner_text        varchar
--          sni_corner_since       date
--          sni_corner_order       varchar
--          production_text        varchar
--          production_house       varchar
-- data:    centres
with orders as (
    select
        file,
        any_value(date_order) filter (where column_name = 'opened_on') as opened_on,
        any_value(date_order) filter (where column_name = 'sni_corner_since') as sni_corner_since,
        any_value(date_order) filter (where column_name = 'as_of') as as_of
    from staging.incoming_date_orders
    group by file
)

select
    incoming.file,
    incoming.row,
    incoming.is_ragged,
    incoming.centre_id,
    incoming.name,
    incoming.level as level_text,
    levels.value as level,
    incoming.province_code as province_text,
    provinces.province_code,
    incoming.province_name as province_name_text,
    province_names.code as name_province_code,
    province_names.candidates as province_candidates,
    incoming.regency_code as regency_text,
    coalesce(regencies.regency_code, former.regency_code) as regency_code,
    former.regency_code is not null as is_former_code,
    incoming.regency_name as regency_name_text,
    regency_names.code as name_regency_code,
    regency_names.candidates as regency_candidates,
    incoming.opened_on as opened_on_text,
    read_date(incoming.opened_on, orders.opened_on) as opened_on,
    orders.opened_on as opened_on_order,
    incoming.institutional_status as status_text,
    statuses.value as institutional_status,
    incoming.address,
    incoming.longitude as longitude_text,
    plain_number(incoming.longitude) as longitude,
    incoming.latitude as latitude_text,
    plain_number(incoming.latitude) as latitude,
    incoming.as_of as as_of_text,
    read_date(incoming.as_of, orders.as_of) as as_of,
    orders.as_of as as_of_order,
    incoming.leading_product,
    incoming.sni_corner_since as sni_corner_text,
    coalesce(
        read_date(incoming.sni_corner_since, orders.sni_corner_since),
        plain_date(incoming.sni_corner_since || '-01-01')
    ) as sni_corner_since,
    orders.sni_corner_since as sni_corner_order,
    incoming.production_house as production_text,
    houses.value as production_house
from raw.incoming_centres as incoming
left join orders on incoming.file = orders.file
left join raw.reference_terms as levels
    on levels.kind = 'level' and lower(incoming.level) = lower(levels.term)
left join raw.reference_terms as statuses
    on statuses.kind = 'institutional_status' and lower(incoming.institutional_status) = lower(statuses.term)
left join raw.reference_terms as houses
    on houses.kind = 'production_house' and lower(incoming.production_house) = lower(houses.term)
left join staging.written_regions as written_provinces
    on written_provinces.level = 'province' and incoming.province_code = written_provinces.printed
left join staging.written_regions as written_regencies
    on written_regencies.level = 'regency' and incoming.regency_code = written_regencies.printed
left join staging.provinces
    on coalesce(written_provinces.code, region_code(incoming.province_code)) = provinces.province_code
left join staging.regencies
    on coalesce(written_regencies.code, region_code(incoming.regency_code)) = regencies.regency_code
left join raw.reference_former_codes as former on region_code(incoming.regency_code) = former.former_code
left join staging.region_names as province_names
    on province_names.level = 'province' and name_key(incoming.province_name) = province_names.name_key
left join staging.region_names as regency_names
    on regency_names.level = 'regency' and name_key(incoming.regency_name) = regency_names.name_key
order by incoming.file, incoming.row

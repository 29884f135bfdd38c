-- Rows of the office's centre files, each accepted (problem is null) or with the first thing that is wrong
-- with it.
--
-- grain:   file, row
-- columns: file                   varchar
--          row                    bigint
--          centre_id              varchar
--          name                   varchar
--          level                  varchar
--          province_code          varchar
--          regency_code           varchar
--          opened_on              date
--          institutional_status   varchar
--          address                varchar
--          longitude              double    degrees
--          latitude               double    degrees
--          as_of                  date
--          leading_product        varchar
--          sni_corner_since       date
--          production_house       varchar
--          problem                struct    code, column, value and detail of what is wrong; null where
--                                           accepted
-- data:    centres
with counted as (
    select
        judged.*,
        row_number() over newest_first as nth_of_id,
        first_value(judged.file) over newest_first as first_file,
        first_value(judged.row) over newest_first as first_row
    from staging.incoming_centres_judged as judged
    left join staging.incoming_centre_refusals as refusals using (file)
    window newest_first as (
        partition by id_key(judged.centre_id), judged.problem is null and refusals.file is null
        order by judged.as_of desc nulls last, judged.file, judged.row
    )
)

select
    file,
    row,
    centre_id,
    name,
    level,
    province_code,
    regency_code,
    opened_on,
    institutional_status,
    address,
    longitude,
    latitude,
    as_of,
    leading_product,
    sni_corner_since,
    production_house,
    case
        when problem is null and nth_of_id > 1
            then problem('duplicate_id', 'centre_id', centre_id, first_file || '|' || first_row)
        else problem
    end as problem
from counted
order by file, row

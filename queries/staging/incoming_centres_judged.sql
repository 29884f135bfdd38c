-- Rows of the office's centre files, each with the first thing that is wrong with it; repeated ids are not
-- looked at yet.
--
-- grain:   file, row
-- params:  $build_day             date      no day after this one can be known
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
with completed as (
    select
        read.*,
        coalesce(read.regency_code, case when read.regency_text is null then read.name_regency_code end)
            as regency,
        distances.distance_km
    from staging.incoming_centres_read as read
    left join geography.place_distances as distances
        on distances.kind = 'incoming' and distances.key = read.file || '#' || read.row
),

placed as (
    select
        completed.*,
        case
            when completed.is_former_code then left(completed.regency, 2)
            else coalesce(
                completed.province_code,
                case when completed.province_text is null then completed.name_province_code end
            )
        end as province
    from completed
),

-- rows whose other columns name another region
elsewhere as (
    select
        placed.file,
        placed.row,
        min(places.printed) as printed
    from placed
    inner join staging.incoming_places as places on placed.file = places.file and placed.row = places.row
    where
        centre_names_other_region(
            placed.regency, placed.province, places.regency_candidates, places.province_candidates
        )
        and not (placed.is_former_code and places.regency_candidates is null)
    group by placed.file, placed.row
)

select
    placed.file,
    placed.row,
    case
        when not (looks_personal(placed.centre_id) or is_damaged_id(placed.centre_id)) then placed.centre_id
    end
        as centre_id,
    placed.name,
    placed.level,
    placed.province as province_code,
    placed.regency as regency_code,
    placed.opened_on,
    coalesce(placed.institutional_status, 'unknown') as institutional_status,
    placed.address,
    placed.longitude,
    placed.latitude,
    placed.as_of,
    placed.leading_product,
    placed.sni_corner_since,
    placed.production_house,
    case
        when placed.is_ragged
            then problem('ragged', '', '', '')
        when is_example(placed.centre_id)
            then problem('still_example', 'centre_id', '', '')
        when placed.centre_id is null
            then problem('missing_value', 'centre_id', '', '')
        when looks_personal(placed.centre_id)
            then problem('personal_id', 'centre_id', '', '')
        when is_damaged_id(placed.centre_id)
            then problem('damaged_id', 'centre_id', placed.centre_id, '')
        when placed.name is null
            then problem('missing_value', 'name', '', '')
        when placed.level_text is null
            then problem('missing_value', 'level', '', '')
        when placed.level is null
            then problem('unknown_level', 'level', placed.level_text, '')
        when placed.province_text is not null and placed.province_code is null
            then problem('unknown_province', 'province_code', placed.province_text, '')
        when placed.province is null and placed.province_candidates is not null
            then problem(
                'ambiguous_name', 'province_name', placed.province_name_text, placed.province_candidates
            )
        when placed.province is null
            then problem('missing_value', 'province_code', '', '')
        when placed.regency_text is not null and placed.regency is null
            then problem('unknown_regency', 'regency_code', placed.regency_text, '')
        when placed.level = 'regency' and placed.regency is null and placed.regency_candidates is not null
            then problem(
                'ambiguous_name', 'regency_name', placed.regency_name_text, placed.regency_candidates
            )
        when placed.level = 'regency' and placed.regency is null
            then problem('missing_value', 'regency_code', '', '')
        when
            placed.is_former_code
            and placed.province_code not in (left(region_code(placed.regency_text), 2), placed.province)
            then problem('other_province', 'regency_code', placed.regency_text, owners.province_name)
        when placed.regency is not null and left(placed.regency, 2) <> placed.province
            then problem('other_province', 'regency_code', placed.regency, owners.province_name)
        when placed.province_name_text is not null and placed.province_candidates is null
            then problem('unknown_name', 'province_name', placed.province_name_text, '')
        when placed.regency_name_text is not null and placed.regency_candidates is null
            then problem('unknown_name', 'regency_name', placed.regency_name_text, '')
        when
            placed.province_name_text is not null
            and not coalesce(placed.is_former_code, false)
            and placed.name_province_code <> placed.province
            then problem(
                'code_name_mismatch', 'province_code', placed.province,
                provinces.province_name || '|' || placed.province_name_text
            )
        when
            placed.regency_name_text is not null
            and placed.regency is not null
            and not contains(placed.regency_candidates, '(' || placed.regency || ')')
            then problem(
                'code_name_mismatch', 'regency_code', placed.regency,
                regencies.regency_name || '|' || placed.regency_name_text
            )
        when elsewhere.printed is not null
            then problem(
                'code_name_mismatch',
                if(placed.regency is null, 'province_code', 'regency_code'),
                coalesce(placed.regency, placed.province),
                coalesce(regencies.regency_name, provinces.province_name) || '|' || elsewhere.printed
            )
        when placed.opened_on_text is not null and placed.opened_on is null
            then date_problem('opened_on', placed.opened_on_text, placed.opened_on_order)
        when placed.as_of_text is null
            then problem('missing_value', 'as_of', '', '')
        when placed.as_of is null
            then date_problem('as_of', placed.as_of_text, placed.as_of_order)
        when placed.as_of > $build_day::date
            then problem('in_the_future', 'as_of', placed.as_of::varchar, '')
        when placed.opened_on > placed.as_of
            then problem('opened_after_as_of', 'opened_on', placed.opened_on::varchar, placed.as_of::varchar)
        when placed.sni_corner_text is not null and placed.sni_corner_since is null
            then date_problem('sni_corner_since', placed.sni_corner_text, placed.sni_corner_order)
        when placed.status_text is not null and placed.institutional_status is null
            then problem('unknown_term', 'institutional_status', placed.status_text, 'unit, UPTD, BLUD')
        when placed.production_text is not null and placed.production_house is null
            then problem('unknown_term', 'production_house', placed.production_text, 'none, planned, built')
        when placed.longitude_text is not null and placed.longitude is null
            then problem('bad_number', 'longitude', placed.longitude_text, '106.8272')
        when placed.latitude_text is not null and placed.latitude is null
            then problem('bad_number', 'latitude', placed.latitude_text, '-6.1754')
        when (placed.longitude is null) <> (placed.latitude is null)
            then problem(
                'half_point', case when placed.longitude is null then 'longitude' else 'latitude' end, '', ''
            )
        when is_in_country(placed.latitude, placed.longitude)
            then problem(
                'exchanged',
                'longitude',
                round(placed.longitude, 4)::varchar,
                round(placed.latitude, 4)::varchar
            )
        when not is_in_country(placed.longitude, placed.latitude)
            then problem(
                'outside_country',
                'longitude',
                round(placed.longitude, 2) || ', ' || round(placed.latitude, 2),
                ''
            )
        when is_far_from_region(placed.distance_km)
            then problem(
                'far_from_region', 'longitude', round(placed.distance_km)::bigint::varchar,
                coalesce(regencies.regency_name, provinces.province_name)
            )
    end as problem
from placed
left join staging.provinces on placed.province = provinces.province_code
left join staging.regencies on placed.regency = regencies.regency_code
left join staging.provinces as owners on left(placed.regency, 2) = owners.province_code
left join elsewhere on placed.file = elsewhere.file and placed.row = elsewhere.row
order by placed.file, placed.row

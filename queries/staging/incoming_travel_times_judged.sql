-- Rows of the office's travel times, each with the first thing that is wrong with it; repeated pairs are not
-- looked at yet.
--
-- grain:   file, row
-- params:  $build_day      date      no day after this one can be known
-- columns: file            varchar
--          row             bigint
--          regency_code    varchar
--          centre_id       varchar
--          minutes         double    minutes from the regency to the centre
--          as_of           date      the day on which it was so; null where the row does not say
--          problem         struct    code, column, value and detail of what is wrong; null where accepted
-- data:    travel_times
with orders as (
    select
        file,
        any_value(date_order) as as_of
    from staging.incoming_date_orders
    where column_name = 'as_of'
    group by file
),

read as (
    select
        incoming.file,
        incoming.row,
        incoming.is_ragged,
        incoming.regency_code as regency_text,
        coalesce(regencies.regency_code, former.regency_code) as regency_code,
        incoming.centre_id as centre_text,
        centres.centre_id,
        incoming.minutes as minutes_text,
        -- 1.500 may be one and a half or fifteen hundred minutes: the column's other rows tell
        case
            when
                regexp_full_match(incoming.minutes, '\d[.,]\d{3}')
                and marks.decimal_mark <> incoming.minutes[2]
                then plain_number(regexp_replace(incoming.minutes, '[.,]', ''))
            else plain_number(incoming.minutes)
        end as minutes,
        regexp_full_match(incoming.minutes, '\d[.,]\d{3}') and marks.decimal_mark is null
            as is_undecided_minutes,
        incoming.as_of as as_of_text,
        read_date(incoming.as_of, orders.as_of) as as_of,
        orders.as_of as as_of_order,
        coalesce(regencies.regency_name, renamed.regency_name) as regency_name,
        former.regency_code is not null as is_former_code,
        centres.name as known_centre_name,
        centres.regency_code as centre_regency_code,
        centres.province_code as centre_province_code,
        incoming.centre_name as centre_name_text,
        incoming.regency_name as regency_name_text,
        incoming.province_name as province_name_text,
        regency_names.regency_candidates,
        province_names.province_candidates,
        centre_names.regency_candidates as centre_regency_candidates,
        centre_names.province_candidates as centre_province_candidates
    from raw.incoming_travel_times as incoming
    left join orders on incoming.file = orders.file
    left join staging.incoming_number_marks as marks
        on incoming.file = marks.file and marks.column_name = 'minutes'
    left join staging.incoming_names as regency_names
        on regency_names.kind = 'regency' and incoming.regency_name = regency_names.printed
    left join staging.incoming_names as province_names
        on province_names.kind = 'province' and incoming.province_name = province_names.printed
    left join staging.incoming_names as centre_names
        on centre_names.kind = 'centre' and incoming.centre_name = centre_names.printed
    left join staging.written_regions as written
        on written.level = 'regency' and incoming.regency_code = written.printed
    left join staging.regencies
        on coalesce(written.code, region_code(incoming.regency_code)) = regencies.regency_code
    left join raw.reference_former_codes as former on region_code(incoming.regency_code) = former.former_code
    left join staging.regencies as renamed on former.regency_code = renamed.regency_code
    left join staging.written_centres on incoming.centre_id = written_centres.printed
    left join marts.centres on written_centres.centre_id = centres.centre_id
),

-- rows of which another column names another region than the code, or than that of the centre
elsewhere as (
    select
        read.file,
        read.row,
        min(if(places.is_of_centre, null, places.printed)) as of_code,
        min(if(places.is_of_centre, places.printed, null)) as of_centre
    from read
    inner join staging.incoming_places as places on read.file = places.file and read.row = places.row
    where
        row_names_other_region(
            places.is_of_centre,
            read.centre_id,
            read.centre_regency_code,
            read.centre_province_code,
            read.regency_code,
            read.is_former_code,
            places.regency_candidates,
            places.province_candidates
        )
    group by read.file, read.row
)

select
    read.file,
    read.row,
    regency_code,
    case when not is_damaged_id(centre_text) then coalesce(centre_id, centre_text) end as centre_id,
    minutes,
    as_of,
    case
        when is_ragged
            then problem('ragged', '', '', '')
        when is_example(regency_text)
            then problem('still_example', 'regency_code', '', '')
        when regency_text is null
            then problem('missing_value', 'regency_code', '', '')
        when regency_code is null
            then problem('unknown_regency', 'regency_code', regency_text, '')
        when province_name_text is not null and province_candidates is null
            then problem('unknown_name', 'province_name', province_name_text, '')
        when regency_name_text is not null and regency_candidates is null
            then problem('unknown_name', 'regency_name', regency_name_text, '')
        when not contains(province_candidates, '(' || left(regency_code, 2) || ')') and not is_former_code
            then problem(
                'code_name_mismatch', 'regency_code', regency_code, regency_name || '|' || province_name_text
            )
        when not contains(regency_candidates, '(' || regency_code || ')')
            then problem(
                'code_name_mismatch', 'regency_code', regency_code, regency_name || '|' || regency_name_text
            )
        when elsewhere.of_code is not null
            then problem(
                'code_name_mismatch', 'regency_code', regency_code, regency_name || '|' || elsewhere.of_code
            )
        when centre_text is null
            then problem('missing_value', 'centre_id', '', '')
        when is_damaged_id(centre_text)
            then problem('damaged_id', 'centre_id', centre_text, '')
        when centre_id is null
            then problem('unknown_centre', 'centre_id', centre_text, '')
        when
            centre_names_other_region(
                centre_regency_code,
                centre_province_code,
                centre_regency_candidates,
                centre_province_candidates
            )
            then problem(
                'code_name_mismatch', 'centre_id', centre_id, known_centre_name || '|' || centre_name_text
            )
        when elsewhere.of_centre is not null
            then problem(
                'code_name_mismatch', 'centre_id', centre_id, known_centre_name || '|' || elsewhere.of_centre
            )
        when minutes_text is null
            then problem('missing_value', 'minutes', '', '')
        when is_undecided_minutes
            then problem('undecided_number', 'minutes', minutes_text, '')
        when minutes is null or not isfinite(minutes) or minutes < 0 or minutes > 2880
            then problem('bad_minutes', 'minutes', minutes_text, '')
        when as_of_text is not null and as_of is null
            then date_problem('as_of', as_of_text, as_of_order)
        when as_of > $build_day::date
            then problem('in_the_future', 'as_of', as_of::varchar, '')
    end as problem
from read
left join elsewhere on read.file = elsewhere.file and read.row = elsewhere.row
order by read.file, read.row

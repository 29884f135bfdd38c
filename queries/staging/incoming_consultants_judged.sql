-- Rows of the office's consultant files, each with the first thing that is wrong with it; overlaps are not
-- looked at yet.
--
-- grain:   file, row
-- params:  $build_day      date      no day after this one can be known
-- columns: file            varchar
--          row             bigint
--          consultant_id   varchar
--          centre_id       varchar
--          field           varchar
--          active_from     date
--          active_to       date      null while the contract has no end
--          as_of           date      the day on which the list was true; null where the row does not say
--          problem         struct    code, column, value and detail of what is wrong; null where accepted
-- data:    consultants
with orders as (
    select
        file,
        any_value(date_order) filter (where column_name = 'active_from') as active_from,
        any_value(date_order) filter (where column_name = 'active_to') as active_to,
        any_value(date_order) filter (where column_name = 'as_of') as as_of
    from staging.incoming_date_orders
    group by file
),

read as (
    select
        incoming.file,
        incoming.row,
        incoming.is_ragged,
        incoming.consultant_id,
        coalesce(centres.centre_id, incoming.centre_id) as centre_id,
        incoming.field as field_text,
        fields.value as field,
        incoming.active_from as active_from_text,
        read_date(incoming.active_from, orders.active_from) as active_from,
        orders.active_from as active_from_order,
        incoming.active_to as active_to_text,
        read_date(incoming.active_to, orders.active_to) as active_to,
        orders.active_to as active_to_order,
        incoming.as_of as as_of_text,
        read_date(incoming.as_of, orders.as_of) as as_of,
        orders.as_of as as_of_order,
        centres.centre_id is not null as is_known_centre,
        centres.name as known_centre_name,
        centres.level as centre_level,
        centres.regency_code as centre_regency_code,
        centres.regency_name as centre_regency_name,
        centres.province_code as centre_province_code,
        centres.province_name as centre_province_name,
        incoming.centre_name as centre_name_text,
        incoming.regency_name as regency_name_text,
        incoming.province_name as province_name_text,
        regency_names.regency_candidates,
        province_names.province_candidates,
        centre_names.regency_candidates as centre_regency_candidates,
        centre_names.province_candidates as centre_province_candidates
    from raw.incoming_consultants as incoming
    left join orders on incoming.file = orders.file
    left join staging.incoming_names as regency_names
        on regency_names.kind = 'regency' and incoming.regency_name = regency_names.printed
    left join staging.incoming_names as province_names
        on province_names.kind = 'province' and incoming.province_name = province_names.printed
    left join staging.incoming_names as centre_names
        on centre_names.kind = 'centre' and incoming.centre_name = centre_names.printed
    left join raw.reference_terms as fields
        on fields.kind = 'field' and lower(incoming.field) = lower(fields.term)
    left join staging.written_centres on incoming.centre_id = written_centres.printed
    left join marts.centres on written_centres.centre_id = centres.centre_id
),

-- rows whose other columns name another region
elsewhere as (
    select
        read.file,
        read.row,
        min(places.printed) as printed
    from read
    inner join staging.incoming_places as places on read.file = places.file and read.row = places.row
    where
        centre_names_other_region(
            -- a centre of a province works for all of it
            if(read.centre_level = 'regency', read.centre_regency_code, null),
            read.centre_province_code,
            places.regency_candidates,
            places.province_candidates
        )
    group by read.file, read.row
)

select
    read.file,
    read.row,
    case when not (looks_personal(consultant_id) or is_damaged_id(consultant_id)) then consultant_id end
        as consultant_id,
    centre_id,
    field,
    active_from,
    active_to,
    as_of,
    case
        when is_ragged
            then problem('ragged', '', '', '')
        when is_example(consultant_id)
            then problem('still_example', 'consultant_id', '', '')
        when consultant_id is null
            then problem('missing_value', 'consultant_id', '', '')
        when looks_personal(consultant_id)
            then problem('personal_id', 'consultant_id', '', '')
        when is_damaged_id(consultant_id)
            then problem('damaged_id', 'consultant_id', consultant_id, '')
        when centre_id is null
            then problem('missing_value', 'centre_id', '', '')
        when is_damaged_id(centre_id)
            then problem('damaged_id', 'centre_id', centre_id, '')
        when not is_known_centre
            then problem('unknown_centre', 'centre_id', centre_id, '')
        when province_name_text is not null and province_candidates is null
            then problem('unknown_name', 'province_name', province_name_text, '')
        when regency_name_text is not null and regency_candidates is null
            then problem('unknown_name', 'regency_name', regency_name_text, '')
        when not contains(province_candidates, '(' || centre_province_code || ')')
            then problem(
                'code_name_mismatch',
                'centre_id',
                centre_id,
                centre_province_name || '|' || province_name_text
            )
        when
            not contains(
                regency_candidates,
                -- a centre of a province works for all of it
                '('
                || if(
                    centre_level = 'regency',
                    coalesce(centre_regency_code || ')', centre_province_code),
                    centre_province_code
                )
            )
            then problem(
                'code_name_mismatch', 'centre_id', centre_id,
                coalesce(centre_regency_name, centre_province_name) || '|' || regency_name_text
            )
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
        when elsewhere.printed is not null
            then problem(
                'code_name_mismatch', 'centre_id', centre_id, known_centre_name || '|' || elsewhere.printed
            )
        when field_text is null
            then problem('missing_value', 'field', '', '')
        when field is null
            then problem(
                'unknown_term', 'field', field_text,
                'kelembagaan, SDM, produksi, pembiayaan, pemasaran, teknologi informasi, jaringan usaha'
            )
        when active_from_text is null
            then problem('missing_value', 'active_from', '', '')
        when active_from is null
            then date_problem('active_from', active_from_text, active_from_order)
        when active_to_text is not null and active_to is null
            then date_problem('active_to', active_to_text, active_to_order)
        when active_to < active_from
            then problem('ends_before_start', 'active_to', active_to::varchar, active_from::varchar)
        when as_of_text is not null and as_of is null
            then date_problem('as_of', as_of_text, as_of_order)
        when as_of > $build_day::date
            then problem('in_the_future', 'as_of', as_of::varchar, '')
    end as problem
from read
left join elsewhere on read.file = elsewhere.file and read.row = elsewhere.row
order by read.file, read.row

-- Rows of the office's travel times, each accepted (problem is null) or with the first thing that is wrong
-- with it.
--
-- grain:   file, row
-- columns: file            varchar
--          row             bigint
--          regency_code    varchar
--          centre_id       varchar
--          minutes         double    minutes from the regency to the centre
--          problem         struct    code, column, value and detail of what is wrong; null where accepted
-- data:    travel_times
with read as (
    select
        incoming.file,
        incoming.row,
        incoming.is_ragged,
        incoming.regency_code as regency_text,
        coalesce(regencies.regency_code, former.regency_code) as regency_code,
        incoming.centre_id as centre_text,
        centres.centre_id,
        incoming.minutes as minutes_text,
        plain_number(incoming.minutes) as minutes
    from raw.incoming_travel_times as incoming
    left join staging.regencies on region_code(incoming.regency_code) = regencies.regency_code
    left join raw.reference_former_codes as former on region_code(incoming.regency_code) = former.former_code
    left join marts.centres on id_key(incoming.centre_id) = id_key(centres.centre_id)
),

judged as (
    select
        *,
        case
            when is_ragged
                then problem('ragged', '', '', '')
            when regency_text is null
                then problem('missing_value', 'regency_code', '', '')
            when regency_code is null
                then problem('unknown_regency', 'regency_code', regency_text, '')
            when centre_text is null
                then problem('missing_value', 'centre_id', '', '')
            when centre_id is null
                then problem('unknown_centre', 'centre_id', centre_text, '')
            when minutes_text is null
                then problem('missing_value', 'minutes', '', '')
            when minutes is null or not isfinite(minutes) or minutes < 0 or minutes > 2880
                then problem('bad_minutes', 'minutes', minutes_text, '')
        end as problem
    from read
),

counted as (
    select
        *,
        row_number() over pairs as nth_of_pair,
        first_value(file) over pairs as first_file,
        first_value(row) over pairs as first_row
    from judged
    window pairs as (partition by regency_code, centre_id, problem is null order by file, row)
)

select
    file,
    row,
    regency_code,
    coalesce(centre_id, centre_text) as centre_id,
    minutes,
    case
        when problem is null and nth_of_pair > 1
            then problem(
                'repeated_pair', 'minutes', regency_code || ', ' || centre_id, first_file || '|' || first_row
            )
        else problem
    end as problem
from counted
order by file, row

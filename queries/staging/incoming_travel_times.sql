-- Rows of the office's travel times, each accepted (problem is null) or with the first thing that is wrong
-- with it.
--
-- grain:   file, row
-- columns: file            varchar
--          row             bigint
--          regency_code    varchar
--          centre_id       varchar
--          minutes         double    minutes from the regency to the centre
--          as_of           date      the day on which it was so; null where the row does not say
--          problem         struct    code, column, value and detail of what is wrong; null where accepted
-- data:    travel_times
with counted as (
    select
        judged.*,
        row_number() over pairs as nth_of_pair,
        first_value(judged.file) over pairs as first_file,
        first_value(judged.row) over pairs as first_row
    from staging.incoming_travel_times_judged as judged
    left join staging.incoming_refusals as refusals using (file)
    window pairs as (
        partition by judged.regency_code, judged.centre_id, judged.problem is null and refusals.file is null
        order by judged.file, judged.row
    )
)

select
    file,
    row,
    regency_code,
    centre_id,
    minutes,
    as_of,
    case
        when problem is null and nth_of_pair > 1
            then problem(
                'repeated_pair', 'minutes', regency_code || ', ' || centre_id, first_file || '|' || first_row
            )
        else problem
    end as problem
from counted
order by file, row

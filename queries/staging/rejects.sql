-- Rows of incoming files that were not accepted, and why. Never the row itself: its key, and the one value in
-- question.
--
-- grain:   file, row
-- columns: dataset   varchar
--          file      varchar
--          row       bigint
--          key       varchar   the id of the row where it has one that is no personal number
--          problem   struct    code, column, value and detail; what the file calls the column
-- data:    centres, consultants, travel_times, certification_applications, procurement, corrections
with found as (
    select
        'centres' as dataset,
        incoming.file,
        incoming.row,
        cut_text(incoming.centre_id, 60) as key,
        coalesce(
            incoming.problem,
            problem('file_refused', '', refusals.disagreeing_rows::varchar, refusals.rows::varchar)
        ) as problem
    from staging.incoming_centres as incoming
    left join staging.incoming_refusals as refusals using (file)
    where incoming.problem is not null or refusals.file is not null
    union all
    select
        'consultants' as dataset,
        incoming.file,
        incoming.row,
        cut_text(incoming.consultant_id, 60) as key,
        coalesce(
            incoming.problem,
            problem('file_refused', '', refusals.disagreeing_rows::varchar, refusals.rows::varchar)
        ) as problem
    from staging.incoming_consultants as incoming
    left join staging.incoming_refusals as refusals using (file)
    where incoming.problem is not null or refusals.file is not null
    union all
    select
        'travel_times' as dataset,
        incoming.file,
        incoming.row,
        cut_text(incoming.regency_code || ' ' || incoming.centre_id, 60) as key,
        coalesce(
            incoming.problem,
            problem('file_refused', '', refusals.disagreeing_rows::varchar, refusals.rows::varchar)
        ) as problem
    from staging.incoming_travel_times as incoming
    left join staging.incoming_refusals as refusals using (file)
    where incoming.problem is not null or refusals.file is not null
    union all
    select
        'certification_applications' as dataset,
        incoming.file,
        incoming.row,
        cut_text(incoming.application_id, 60) as key,
        coalesce(
            incoming.problem,
            case
                when refusals.file is not null
                    then problem(
                        'file_refused', '', refusals.disagreeing_rows::varchar, refusals.rows::varchar
                    )
            end,
            repeated.problem
        ) as problem
    from staging.incoming_certification_applications as incoming
    left join staging.incoming_refusals as refusals on incoming.file = refusals.file
    left join staging.repeated_certification_applications as repeated
        on incoming.file = repeated.file and incoming.row = repeated.row
    where incoming.problem is not null or refusals.file is not null or repeated.file is not null
    union all
    select
        dataset,
        file,
        row,
        cut_text(record_key, 60) as key,
        problem
    from staging.incoming_procurement
    where problem is not null
    union all
    select
        'corrections' as dataset,
        file,
        row,
        cut_text(query, 60) as key,
        problem
    from staging.incoming_corrections
    where problem is not null
)

select
    found.* exclude (problem),
    struct_insert(found.problem, heading := coalesce(headings.heading, '')) as problem
from found
left join raw.incoming_headings as headings
    on found.file = headings.file and found.problem.column = headings.name
order by found.file, found.row

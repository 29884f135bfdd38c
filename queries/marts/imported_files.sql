-- The office's files: what each was recognised as, how many rows it had, how many were rejected, or why it
-- could not be used.
--
-- grain:   file
-- columns: file             varchar
--          dataset          varchar   null where the file could not be used
--          rows             bigint    rows
--          rejected         bigint    rows
--          as_of            date      the newest date in its rows
--          problem_code     varchar   code of a sentence in messages.py; null where the file could be used
--          problem_detail   varchar
--          problem_row      bigint
--          provenance       varchar
-- data:    centres, consultants, travel_times, certification_applications, procurement, corrections
with dated as (
    select
        file,
        max(as_of) as as_of
    from staging.incoming_centres
    group by file
    union all
    select
        file,
        as_of
    from staging.consultant_days
    union all
    select
        file,
        max(as_of) as as_of
    from staging.office_travel_times
    group by file
    union all
    select
        file,
        max(as_of) as as_of
    from staging.office_certification_applications
    group by file
    union all
    select
        file,
        coalesce(max(drawn_at::date), max(event_day)) as as_of
    from staging.incoming_procurement
    group by file
    union all
    select
        file,
        max(corrected_on) as as_of
    from staging.office_corrections
    group by file
),

rejected as (
    select
        file,
        count(*) as rejected
    from staging.rejects
    group by file
)

select
    files.file,
    files.dataset,
    files.rows,
    coalesce(rejected.rejected, 0) as rejected,
    dated.as_of,
    files.problem_code,
    files.problem_detail,
    files.problem_row,
    'imported' as provenance
from raw.incoming_files as files
left join dated using (file)
left join rejected using (file)
order by files.file

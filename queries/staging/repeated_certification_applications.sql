-- Good rows of the office's files whose application stands in another row too, newest data first: the first
-- one is kept.
--
-- grain:   file, row
-- columns: file     varchar
--          row      bigint
--          problem  struct    code, column, value and detail: where the row that is kept stands
-- data:    certification_applications
with good as (
    select
        file,
        row,
        application_id,
        as_of,
        id_key(application_id) as id
    from staging.incoming_certification_applications
    anti join staging.incoming_refusals using (file)
    where problem is null
),

repeated as (
    select id
    from good
    group by id
    having count(*) > 1
),

ranked as (
    select
        good.*,
        row_number() over newest_first as nth_of_id,
        first_value(good.file) over newest_first as first_file,
        first_value(good.row) over newest_first as first_row
    from good
    inner join repeated using (id)
    window newest_first as (partition by good.id order by good.as_of desc, good.file, good.row)
)

select
    file,
    row,
    problem('duplicate_id', 'application_id', application_id, first_file || '|' || first_row) as problem
from ranked
where nth_of_id > 1
order by file, row

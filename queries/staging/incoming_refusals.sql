-- Files of any data set refused whole, by the rule of incoming_centre_refusals: more than 5 per cent of their
-- rows (and at least two) name another region than their code.
--
-- grain:   file
-- columns: file                varchar
--          rows                bigint    rows
--          disagreeing_rows    bigint    rows
-- data:    centres, consultants, travel_times, certification_applications
with judged as (
    select
        file,
        problem.code as code
    from staging.incoming_consultants_judged
    union all
    select
        file,
        problem.code as code
    from staging.incoming_travel_times_judged
    union all
    select
        file,
        problem.code as code
    from staging.incoming_certification_applications
),

others as (
    select
        file,
        count(*) as rows,
        count(*) filter (where code = 'code_name_mismatch') as disagreeing_rows
    from judged
    group by file
)

select
    file,
    rows,
    disagreeing_rows
from others
where disagreeing_rows >= 2 and disagreeing_rows > 0.05 * rows
union all
select
    file,
    rows,
    disagreeing_rows
from staging.incoming_centre_refusals
order by file

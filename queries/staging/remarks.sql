-- What is wrong with rows of the office's files that are kept all the same; a row may have several remarks.
--
-- grain:   file, row, code
-- columns: dataset   varchar
--          file      varchar
--          row       bigint
--          key       varchar
--          code      varchar   of a sentence in messages.py
--          problem   struct    code, column, value and detail; what the file calls the column
-- data:    certification_applications
with remarks as (
    select
        file,
        row,
        application_id,
        case
            when verified_on < registered_on
                then problem('out_of_order', 'verified_on', verified_on::varchar, registered_on::varchar)
            when issued_on < greatest(registered_on, verified_on)
                then problem(
                    'out_of_order',
                    'issued_on',
                    issued_on::varchar,
                    greatest(registered_on, verified_on)::varchar
                )
            when rejected_on < greatest(registered_on, verified_on)
                then problem(
                    'out_of_order',
                    'rejected_on',
                    rejected_on::varchar,
                    greatest(registered_on, verified_on)::varchar
                )
            when expires_on < issued_on
                then problem('out_of_order', 'expires_on', expires_on::varchar, issued_on::varchar)
        end as problem
    from staging.office_certification_applications
    where
        verified_on < registered_on
        or issued_on < greatest(registered_on, verified_on)
        or rejected_on < greatest(registered_on, verified_on)
        or expires_on < issued_on
    union all
    select
        file,
        row,
        application_id,
        problem(
            'unknown_reason', 'rejection_reason', unknown_reason,
            'no_nib, documents_incomplete, ingredients_unclear, inspection_failed, cost, account_access, '
            || 'owner_withdrew, quota_closed, no_contact, other'
        ) as problem
    from staging.office_certification_applications
    where unknown_reason is not null
    union all
    select
        file,
        row,
        application_id,
        problem(
            'reason_without_date', 'rejection_reason', coalesce(unknown_reason, rejection_reason), ''
        ) as problem
    from staging.office_certification_applications
    where rejection_reason is not null and rejected_on is null and issued_on is null
)

select
    'certification_applications' as dataset,
    remarks.file,
    remarks.row,
    left(remarks.application_id, 60) as key,
    remarks.problem.code as code,
    struct_insert(remarks.problem, heading := coalesce(headings.heading, '')) as problem
from remarks
left join raw.incoming_headings as headings
    on remarks.file = headings.file and remarks.problem.column = headings.name
order by remarks.file, remarks.row, code

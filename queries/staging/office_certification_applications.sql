-- The office's certification applications: accepted rows of files that are not refused, one per
-- application.
--
-- grain:   file, row
-- columns: file               varchar
--          row                bigint
--          application_id     varchar
--          enterprise_id      varchar
--          scheme             varchar
--          size_class         varchar
--          regency_code       varchar
--          centre_id          varchar
--          registered_on      date
--          verified_on        date
--          issued_on          date
--          rejected_on        date
--          rejection_reason   varchar
--          unknown_reason     varchar   the reason as the file says it where it counts as 'other', else null
--          expires_on         date
--          as_of              date
-- data:    certification_applications
select incoming.* exclude (problem)
from staging.incoming_certification_applications as incoming
anti join staging.repeated_certification_applications as repeated
    on incoming.file = repeated.file and incoming.row = repeated.row
anti join staging.incoming_refusals as refusals on incoming.file = refusals.file
where incoming.problem is null

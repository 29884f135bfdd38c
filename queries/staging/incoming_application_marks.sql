-- A number that all rows of the office's files of certification applications make together: the salt of
-- business numbers. Where a build is spread over workers, each batch of files gives its part of it.
--
-- columns: rows       bigint         rows
--          row_sum    decimal(38,0)  sum of hashes, the same in any order; null without rows
-- data:    certification_applications
select
    count(*) as rows,
    sum(hash(application_id, enterprise_id, registered_on))::decimal(38, 0) as row_sum
from raw.incoming_certification_applications

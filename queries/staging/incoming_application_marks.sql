-- A number that all rows of a file of certification applications make together. Those of all files are the
-- salt of business numbers.
--
-- grain:   file
-- columns: file       varchar
--          rows       bigint         rows
--          row_sum    decimal(38,0)  sum of hashes, the same in any order
-- data:    certification_applications
select
    file,
    count(*) as rows,
    sum(hash(application_id, enterprise_id, registered_on))::decimal(38, 0) as row_sum
from raw.incoming_certification_applications
group by file
order by file

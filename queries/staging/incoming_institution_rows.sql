-- How many rows of each of the office's procurement exports bear a code, name and kind of an institution.
--
-- grain:   file, kd_klpd, nama_klpd, jenis_klpd
-- columns: file         varchar
--          kd_klpd      varchar
--          nama_klpd    varchar   as printed
--          jenis_klpd   varchar   as printed
--          rows         bigint    rows
-- data:    procurement
select
    file,
    code_text(kd_klpd) as kd_klpd,
    nama_klpd,
    jenis_klpd,
    count(*) as rows
from staging.incoming_procurement_read
group by all
order by file, kd_klpd, nama_klpd, jenis_klpd

-- How many rows of the office's procurement exports bear each code, name and kind of an institution. Where a
-- build is spread over workers, each batch of files counts its own.
--
-- grain:   kd_klpd, nama_klpd, jenis_klpd
-- columns: kd_klpd      varchar
--          nama_klpd    varchar   as printed
--          jenis_klpd   varchar   as printed
--          rows         bigint    rows
-- data:    procurement
select
    code_text(kd_klpd) as kd_klpd,
    nama_klpd,
    jenis_klpd,
    count(*) as rows
from staging.incoming_procurement_read
group by all
order by kd_klpd, nama_klpd, jenis_klpd

-- Spending of small enterprises or of unknown status below zero, or together above the total of its stage.
--
-- columns: institution_code   varchar
--          year               integer
--          month              integer
--          stage              varchar
--          channel            varchar
select
    institution_code,
    year,
    month,
    stage,
    channel
from marts.procurement_totals
where umk_idr < 0 or unknown_idr < 0 or umk_idr + unknown_idr > total_idr
order by all

-- Published figures that occur twice, or whose value is no number or finer than the register keeps.
--
-- columns: figure_id       varchar
--          printed_value   varchar
--          rows            bigint
select
    figure_id,
    min(printed_value) as printed_value,
    count(*) as rows
from staging.figures
group by figure_id
having count(*) > 1 or count(value) < count(*)
order by figure_id

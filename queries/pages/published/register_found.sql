-- How many of the figures in print a reader has found.
--
-- grain:   figures
-- params:  $sought      varchar   as in published/register
--          $topic       varchar   null for all
--          $grade       varchar   null for all
--          $year        integer   null for all
--          $far         boolean   null for all
-- columns: figures      bigint
--          provenance   varchar   derived where none is found
-- data:    figures, programme_facts, procurement_facts, certification_facts
select
    count(*) as figures,
    coalesce(weakest(provenance), 'derived') as provenance
from found_figures($sought, $topic, $grade, $year, $far)
order by figures

-- Published rows without a source.
--
-- columns: dataset   varchar
--          key       varchar
select
    'centres' as dataset,
    centre_id as key
from marts.centres
where provenance = 'published' and source_url is null
union all
select
    'programme_facts' as dataset,
    fact_id as key
from marts.programme_facts
where source is null
union all
select
    'award_winners' as dataset,
    edition || ' ' || category || ' ' || region_code as key
from marts.award_winners
where source is null
union all
select
    'centre_facts' as dataset,
    fact_id as key
from marts.centre_facts
where source is null
union all
select
    'centre_counts' as dataset,
    count_id as key
from marts.centre_counts
where source is null
order by all

-- Published counts of centres whose levels do not add up, whose province is unknown, or that contradict the
-- count of the same day among the facts of the programme.
--
-- columns: count_id   varchar
--          problem    varchar
select
    counts.count_id,
    'levels do not add up' as problem
from marts.centre_counts as counts
where counts.regency_level + coalesce(counts.province_level, 0) <> counts.centres
union all
select
    counts.count_id,
    'unknown province ' || counts.region_code as problem
from marts.centre_counts as counts
left join marts.provinces on counts.region_code = provinces.province_code
where counts.region_code is not null and provinces.province_code is null
union all
select
    counts.count_id,
    'the facts of the programme say ' || facts.value::bigint as problem
from marts.centre_counts as counts
inner join marts.programme_facts as facts
    on facts.measure = 'centres' and facts.status = 'published' and counts.as_of = facts.as_of
where counts.region_code is null and counts.centres <> facts.value
order by all

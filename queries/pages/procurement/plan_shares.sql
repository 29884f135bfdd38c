-- How many institutions of each kind have which share of their plan recorded as realised, in tenths of the
-- plan, under both extracts; nobody is named.
--
-- Counted is whoever has both plans and a recorded realisation, those too whose two plans differ: how they
-- move is what the second extract shows. What is realised above the plan stands in the last class.
--
-- grain:   place_kind, extract, tenth
-- columns: place_kind         varchar   'ministry', 'agency', 'province', 'regency' or 'city'
--          extract            varchar   'first' or 'second': whose plan recorded realisation is divided by
--          tenth              integer   0 (less than a tenth) to 9, and 10 for the whole plan and more
--          institutions       bigint    institutions in this class
--          all_institutions   bigint    institutions of the kind that have a share
--          institution_share  double    0 to 1, of the institutions of the kind
--          as_of_day          date
--          provenance         varchar
-- data:    institution_plans
with shares as (
    select
        place_kind,
        unnest(['first', 'second']) as extract,
        unnest([realised_idr / plan_idr, realised_idr / later_plan_idr]) as realised_share,
        as_of_day,
        provenance
    from marts.institution_plans
    where plan_idr is not null and later_plan_idr is not null and realised_idr is not null
),

groups as (
    select
        place_kind,
        extract,
        count(*) as all_institutions,
        max(as_of_day) as as_of_day,
        weakest(provenance) as provenance
    from shares
    group by place_kind, extract
),

classes as (
    select
        *,
        unnest(range(11))::integer as tenth
    from groups
),

counted as (
    select
        place_kind,
        extract,
        least(floor(realised_share * 10), 10)::integer as tenth,
        count(*) as institutions
    from shares
    group by all
)

select
    place_kind,
    extract,
    tenth,
    coalesce(institutions, 0) as institutions,
    all_institutions,
    coalesce(institutions, 0) / all_institutions as institution_share,
    as_of_day,
    provenance
from classes
left join counted using (place_kind, extract, tenth)
order by
    list_position(['ministry', 'agency', 'province', 'regency', 'city'], place_kind),
    extract,
    tenth

-- Posts of the complement by field on a day: for the whole country, by province, or by centre. What is
-- simulated is of no region: it stands together by level where provinces are told, and its centres have
-- made-up names. Real ones first, and of each kind first what misses most.
--
-- grain:   row_code, field
-- params:  $as_of           date      null for the day on which the newest contract begins
--          $rows            varchar   'nation', 'province' (null too) or 'centre': what one row of the matrix
--                                     is
--          $province        varchar   province code: its centres of which nothing is simulated; null for all
--          $simulated       boolean   false leaves simulated records out; null counts them
-- columns: row_code         varchar   '' for the nation; province code, or the level of what is simulated;
--                                     centre id, or the code that stands for it
--          row_name         varchar   null for a level
--          field            varchar
--          field_order      integer   as the rule lists them
--          posts            bigint    posts of the field
--          missing_people   bigint    posts without an active consultant of the field
--          provenance       varchar
-- data:    consultants, centre_history, centres
with active as (
    select
        centre_id,
        field,
        weakest(provenance) as provenance
    from active_contracts($as_of, $simulated)
    group by centre_id, field
),

-- that nobody holds a post is as sure as the post itself, which is known from contracts, the centre's own or
-- simulated ones; nowhere surer than the surest of all contracts
every_one as (
    select arg_max(provenance, trust(provenance)) as provenance
    from marts.consultants
),

posts as (
    select
        posts.centre_id,
        posts.field,
        posts.field_order,
        centres.level,
        centres.name,
        centres.province_code,
        centres.province_name,
        weaker(posts.provenance, centres.provenance) as provenance
    from marts.posts
    inner join marts.centres using (centre_id)
    where posts.open_from <= staffing_day($as_of, $simulated)
),

told as (
    select
        posts.field,
        posts.field_order,
        posts.provenance = 'simulated' as is_made_up,
        active.centre_id is null as is_missing,
        case
            when $rows = 'nation' then ''
            when $rows = 'centre' then if(is_made_up, made_up.made_up_code, posts.centre_id)
            else if(is_made_up, posts.level, posts.province_code)
        end as row_code,
        case
            when $rows = 'nation' then ''
            when $rows = 'centre' then if(is_made_up, made_up.made_up_name, posts.name)
            when not is_made_up then posts.province_name
        end as row_name,
        if(is_made_up, posts.level, posts.province_code || posts.level) as sorting,
        beside(posts.provenance, active.provenance, every_one.provenance) as provenance
    from posts
    left join marts.made_up_names as made_up
        on posts.level || '_centre' = made_up.category and posts.centre_id = made_up.unit_id
    left join active on posts.centre_id = active.centre_id and posts.field = active.field
    cross join every_one
    where
        (posts.provenance <> 'simulated' or coalesce($simulated, true))
        and ($province is null or (posts.province_code = $province and posts.provenance <> 'simulated'))
)

select
    row_code,
    row_name,
    field,
    field_order,
    count(*) as posts,
    count(*) filter (where is_missing) as missing_people,
    weakest(provenance) as provenance
from told
group by row_code, row_name, field, field_order
order by
    min(is_made_up),
    sum(count(*) filter (where is_missing)) over (partition by row_code) desc,
    min(min(sorting)) over (partition by row_code),
    row_code,
    field_order

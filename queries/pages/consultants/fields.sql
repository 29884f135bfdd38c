-- Posts of the complement by field on a day: for the whole country, by province, or by centre of one
-- province.
--
-- grain:   row_code, field
-- params:  $as_of           date      null for the day on which the newest contract begins
--          $rows            varchar   'nation', 'province' (null too) or 'centre': what one row of the matrix
--                                     is
--          $province        varchar   province code; null for all
-- columns: row_code         varchar   '' for the nation, province code or centre id
--          row_name         varchar
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
    from active_contracts($as_of)
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
        case $rows when 'nation' then '' when 'centre' then posts.centre_id else centres.province_code end
            as row_code,
        case $rows when 'nation' then '' when 'centre' then centres.name else centres.province_name end
            as row_name,
        centres.province_code || centres.level as sorting,
        posts.field,
        posts.field_order,
        active.centre_id is null as is_missing,
        beside(
            weaker(posts.provenance, centres.provenance),
            active.provenance,
            every_one.provenance
        ) as provenance
    from marts.posts
    inner join marts.centres using (centre_id)
    left join active on posts.centre_id = active.centre_id and posts.field = active.field
    cross join every_one
    where
        posts.open_from <= staffing_day($as_of)
        and (centres.province_code = $province or $province is null)
)

select
    row_code,
    row_name,
    field,
    field_order,
    count(*) as posts,
    count(*) filter (where is_missing) as missing_people,
    weakest(provenance) as provenance
from posts
group by row_code, row_name, field, field_order
order by min(sorting), row_code, field_order

-- Access of each regency and city to consultants (E2SFCA): what centres within 100 km can give each of its
-- people. Luo and Qi 2009, https://doi.org/10.1016/j.healthplace.2009.06.002: R_j = S_j / sum_k P_k W(d_kj),
-- A_i = sum_j R_j W(d_ij), W = 1, 0.68, 0.22 up to 25, 50 and 100 km. Summed over the villages of a regency:
-- sum_i P_i A_i = sum_j R_j sum_i P_i W(d_ij).
--
-- grain:   regency_code
-- params:  $as_of               date      null for the day on which the newest contract begins
--          $simulated           boolean   false leaves simulated records out; null counts them
-- columns: regency_code         varchar
--          regency_name         varchar
--          province_name        varchar
--          people               bigint    people
--          list_code            varchar   of the regency, or where it is simulated a made-up one
--          list_name            varchar   the same: what a list calls it, which may name no region
--          access_per_100k      double    consultants per 100,000 people
--          class                integer   0 none, then below 0.05, 0.1, 0.2 and 0.4, and more, per 100,000
--                                         people
--          provenance           varchar
-- data:    consultants, villages, centres, fixed_links, regencies, travel_times
with given as (
    select
        *,
        provenance = 'simulated' as is_made_up
    from regency_access($as_of, $simulated)
)

select
    given.regency_code,
    given.regency_name,
    given.province_name,
    given.people,
    if(given.is_made_up, made_up.made_up_code, given.regency_code) as list_code,
    if(given.is_made_up, made_up.made_up_name, given.regency_name) as list_name,
    given.access_per_100k,
    case
        when given.consultants is null then 0
        else class_of(given.access_per_100k, access_borders())
    end as class,
    given.provenance
from given
left join marts.made_up_names as made_up
    on made_up.category = 'regency' and given.regency_code = made_up.unit_id
order by given.is_made_up, list_code

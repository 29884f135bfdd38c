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
--          access_per_100k      double    consultants per 100,000 people
--          class                integer   0 none, then below 0.05, 0.1, 0.2 and 0.4, and more, per 100,000
--                                         people
--          provenance           varchar
-- data:    consultants, villages, centres, fixed_links, regencies, travel_times
select
    regency_code,
    regency_name,
    province_name,
    people,
    access_per_100k,
    case when consultants is null then 0 else class_of(access_per_100k, access_borders()) end as class,
    provenance
from regency_access($as_of, $simulated)
order by regency_code

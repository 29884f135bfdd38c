-- Access of each regency and city to consultants (E2SFCA): what centres within 100 km can give each of its people.
-- Luo and Qi 2009, https://doi.org/10.1016/j.healthplace.2009.06.002: R_j = S_j / sum_k P_k W(d_kj), A_i = sum_j R_j W(d_ij),
-- W = 1, 0.68, 0.22 up to 25, 50 and 100 km. Summed over the villages of a regency: sum_i P_i A_i = sum_j R_j sum_i P_i W(d_ij).
--
-- grain:   regency_code
-- params:  $as_of               date      null for the day on which the newest contract begins
-- columns: regency_code         varchar
--          regency_name         varchar
--          province_name        varchar
--          people               bigint    people
--          access_per_100k      double    consultants per 100,000 people
--          class                integer   0 none, then below 0.05, 0.1, 0.2 and 0.4, and more, per 100,000 people
--          provenance           varchar
-- data:    consultants, villages, centres, fixed_links, regencies, travel_times
with chosen as (
    select coalesce($as_of, max(active_from)) as day
    from marts.consultants
),

active as (
    select
        consultants.centre_id,
        count(distinct consultants.consultant_id) as consultants,
        weakest(consultants.provenance) as provenance
    from marts.consultants
    inner join chosen on chosen.day between consultants.active_from and coalesce(consultants.active_to, chosen.day)
    group by consultants.centre_id
),

weighted as (
    select
        catchments.regency_code,
        catchments.centre_id,
        to_25_people + 0.68 * to_50_people + 0.22 * to_100_people as people,
        active.consultants,
        weaker(catchments.provenance, active.provenance) as provenance
    from marts.centre_catchments as catchments
    inner join active using (centre_id)
),

rates as (
    select
        centre_id,
        any_value(consultants) / sum(people)::double as consultants_per_person,
        weakest(provenance) as provenance
    from weighted
    group by centre_id
),

given as (
    select
        weighted.regency_code,
        sum(rates.consultants_per_person * weighted.people::double order by weighted.centre_id) as consultants,
        weakest(rates.provenance) as provenance
    from weighted
    inner join rates using (centre_id)
    group by weighted.regency_code
)

select
    regencies.regency_code,
    regencies.regency_name,
    regencies.province_name,
    regencies.population_people as people,
    100000 * coalesce(given.consultants, 0) / regencies.population_people as access_per_100k,
    case
        when given.consultants is null then 0
        when access_per_100k < 0.05 then 1
        when access_per_100k < 0.1 then 2
        when access_per_100k < 0.2 then 3
        when access_per_100k < 0.4 then 4
        else 5
    end as class,
    weaker(regencies.provenance, given.provenance) as provenance
from marts.regencies
left join given using (regency_code)
order by regencies.regency_code

-- How evenly access to consultants is spread: the Lorenz curve over regencies and cities, least access first, and its Gini.
-- Access as in consultants/access. Gini = 1 - sum of people_i (L_i + L_i-1), people_i a share and L the Lorenz curve.
--
-- grain:   regency_code
-- params:  $as_of                date      null for the day on which the newest contract begins
-- columns: regency_code          varchar
--          access_per_100k       double    consultants per 100,000 people
--          people_share_so_far   double    0 to 1, people of this regency and of all with less access
--          access_share_so_far   double    0 to 1, access x people of the same
--          gini                  double    0 to 1, weighted by people; the same on every row
--          half_access_share     double    0 to 1, access of the half of the people with least; the same on every row
--          provenance            varchar
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
        any_value(consultants) / sum(people)::double as consultants_per_person
    from weighted
    group by centre_id
),

given as (
    select
        weighted.regency_code,
        sum(rates.consultants_per_person * weighted.people::double order by weighted.centre_id) as consultants,
        weakest(weighted.provenance) as provenance
    from weighted
    inner join rates using (centre_id)
    group by weighted.regency_code
),

ranked as (
    select
        regencies.regency_code,
        100000 * coalesce(given.consultants, 0) / regencies.population_people as access_per_100k,
        regencies.population_people / sum(regencies.population_people) over () as people_share,
        sum(regencies.population_people) over least_first / sum(regencies.population_people) over () as people_share_so_far,
        sum(coalesce(given.consultants, 0)) over least_first / sum(given.consultants) over () as access_share_so_far,
        weaker(regencies.provenance, given.provenance) as provenance
    from marts.regencies
    left join given using (regency_code)
    window least_first as (
        order by coalesce(given.consultants, 0) / regencies.population_people, regencies.regency_code
    )
),

stepped as (
    select
        *,
        lag(access_share_so_far, 1, 0) over (order by people_share_so_far, regency_code) as access_share_before
    from ranked
),

whole as (
    select
        1 - sum(people_share * (access_share_so_far + access_share_before) order by people_share_so_far, regency_code) as gini,
        coalesce(max(access_share_so_far) filter (where people_share_so_far <= 0.5), 0) as half_access_share,
        weakest(provenance) as provenance
    from stepped
)

select
    stepped.regency_code,
    stepped.access_per_100k,
    stepped.people_share_so_far,
    stepped.access_share_so_far,
    whole.gini,
    whole.half_access_share,
    whole.provenance
from stepped
cross join whole
order by stepped.people_share_so_far, stepped.regency_code

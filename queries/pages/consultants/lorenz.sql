-- How evenly access to consultants is spread: the Lorenz curve over regencies and cities, least access first,
-- and its Gini. Access as in consultants/access. Gini = 1 - sum of people_i (L_i + L_i-1), people_i a share
-- and L the Lorenz curve.
--
-- grain:   regency_code
-- params:  $as_of                date      null for the day on which the newest contract begins
--          $simulated            boolean   false leaves simulated records out; null counts them
-- columns: regency_code          varchar   or a made-up code where it is simulated, with shares rounded
--          access_per_100k       double    consultants per 100,000 people
--          people_share_so_far   double    0 to 1, people of this regency and of all with less access
--          access_share_so_far   double    0 to 1, access x people of the same
--          gini                  double    0 to 1, weighted by people; the same on every row
--          provenance            varchar
-- data:    consultants, villages, centres, fixed_links, regencies, travel_times
with ranked as (
    select
        regency_code,
        access_per_100k,
        people / sum(people) over () as people_share,
        sum(people) over least_first / sum(people) over () as people_share_so_far,
        sum(coalesce(consultants, 0)) over least_first / sum(consultants) over () as access_share_so_far,
        provenance
    from regency_access($as_of, $simulated)
    window least_first as (order by coalesce(consultants, 0) / people, regency_code)
),

stepped as (
    select
        *,
        lag(access_share_so_far, 1, 0)
            over (order by people_share_so_far, regency_code)
            as access_share_before
    from ranked
),

whole as (
    select
        1
        - sum(
            people_share * (access_share_so_far + access_share_before)
            order by people_share_so_far, regency_code
        ) as gini,
        weakest(provenance) as provenance
    from stepped
)

select
    if(whole.provenance = 'simulated', made_up.made_up_code, stepped.regency_code) as regency_code,
    stepped.access_per_100k,
    if(whole.provenance = 'simulated', round(stepped.people_share_so_far, 3), stepped.people_share_so_far)
        as people_share_so_far,
    stepped.access_share_so_far,
    whole.gini,
    whole.provenance
from stepped
left join marts.made_up_names as made_up
    on made_up.category = 'regency' and stepped.regency_code = made_up.unit_id
cross join whole
order by stepped.people_share_so_far, stepped.regency_code

-- How evenly access to consultants is spread: the Lorenz curve over regencies and cities, least access first,
-- at twenty even steps of people, and its Gini. Access as in consultants/access. Gini = 1 - sum of people_i
-- (L_i + L_i-1), people_i a share and L the Lorenz curve. Between the ends of two regencies the curve is
-- straight. A step for each regency would tell by its people which one it is.
--
-- grain:   people_share_so_far
-- params:  $as_of                date      null for the day on which the newest contract begins
--          $simulated            boolean   false leaves simulated records out; null counts them
-- columns: people_share_so_far   double    0 to 1, people with the least access
--          access_share_so_far   double    0 to 1, access x people of the same
--          gini                  double    0 to 1, weighted by people; the same on every row
--          provenance            varchar
-- data:    consultants, villages, centres, fixed_links, regencies, travel_times
with ranked as (
    select
        regency_code,
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
        lag(people_share_so_far, 1, 0) over in_order as people_share_before,
        lag(access_share_so_far, 1, 0) over in_order as access_share_before
    from ranked
    window in_order as (order by people_share_so_far, regency_code)
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
),

steps as (
    select step / 20 as people_share
    from generate_series(1, 20) as counted (step)
)

select
    steps.people_share as people_share_so_far,
    -- the last sum may end a hair below 1
    coalesce(
        stepped.access_share_before
        + (steps.people_share - stepped.people_share_before)
        / (stepped.people_share_so_far - stepped.people_share_before)
        * (stepped.access_share_so_far - stepped.access_share_before),
        1
    ) as access_share_so_far,
    whole.gini,
    whole.provenance
from whole
cross join steps
left join stepped
    on
        steps.people_share > stepped.people_share_before
        and steps.people_share <= stepped.people_share_so_far
order by steps.people_share

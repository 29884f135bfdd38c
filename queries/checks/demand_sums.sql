-- Kinds of evidence and radii for which the demand is not the people of the country, or covers others than
-- the regencies say.
--
-- columns: evidence         varchar
--          radius_km        integer
--          people           decimal(38,6)   people of the demand
--          covered_people   decimal(38,6)   people of the demand within reach of a centre
with demand as (
    select
        evidence,
        radius_km,
        sum(people) as people,
        coalesce(sum(people) filter (where len(centre_ids) > 0), 0) as covered_people
    from marts.demand
    group by evidence, radius_km
),

regencies as (
    select
        evidence,
        sum(people) as people,
        sum(within_25_people) as within_25_people,
        sum(within_50_people) as within_50_people,
        sum(within_100_people) as within_100_people
    from marts.regency_coverage
    group by evidence
)

select
    demand.evidence,
    demand.radius_km,
    demand.people,
    demand.covered_people
from demand
inner join regencies using (evidence)
where
    abs(demand.people - regencies.people) > 1
    or abs(
        demand.covered_people
        - people_within(
            demand.radius_km,
            regencies.within_25_people,
            regencies.within_50_people,
            regencies.within_100_people
        )
    ) > 1
order by demand.evidence, demand.radius_km

-- Fifths of the regencies and cities by poverty rate: in how many, and among how many people, a centre at
-- regency level is known, and in how many there can be one at most.
--
-- Lower bound: regencies in which a centre that counts stands. Upper bound: as if all centres that were
-- announced at regency level and that we cannot place stood in that one fifth, in its most peopled regencies
-- without one. What was opened or finished after the day of the count is none of those announced. So the
-- upper bounds hold one by one and never together.
--
-- grain:   fifth
-- params:  $evidence               varchar   'A' or 'documented' (A and B; null too)
-- columns: fifth                   integer   1 lowest poverty, to 5 highest
--          regencies               bigint    regencies and cities
--          lowest_poverty_share    double    0 to 1, of people
--          highest_poverty_share   double
--          people                  bigint    people
--          known_regencies         bigint    with a centre at regency level that counts
--          most_regencies          bigint    with those that are not found
--          known_share             double    0 to 1, of regencies and cities
--          most_share              double
--          known_people            bigint    people of regencies with such a centre
--          most_people             bigint
--          known_people_share      double    0 to 1, of people
--          most_people_share       double
--          not_found_centres       bigint    announced at regency level less those that we can place
--                                    and that were not opened later
--          poverty_on              date      last day of the year of the poverty rates
--          as_of_day               date      on which all centres were announced
--          provenance              varchar
-- data:    figures, centres, programme_facts, regencies
with announced as (
    select
        regexp_extract(breakdown_en, '(\d+) regency-level', 1)::bigint as regency_centres,
        as_of_day,
        provenance
    from marts.programme_facts
    where measure = 'centres' and status = 'published' and regexp_matches(breakdown_en, '\d+ regency-level')
    qualify row_number() over (order by as_of_day desc, fact_id) = 1
),

placed as (
    select
        regency_code,
        greatest(opened_on, unfinished_on) as finished_on,
        provenance
    from marts.centres
    where
        level = 'regency'
        and regency_code is not null
        and counts_under(coalesce($evidence, 'documented'), provenance, evidence_grade)
),

with_centre as (
    select
        regency_code,
        weakest(provenance) as provenance
    from placed
    group by regency_code
),

not_found as (
    select
        any_value(announced.as_of_day) as as_of_day,
        greatest(
            any_value(announced.regency_centres)
            - count(placed.regency_code)
            filter (where coalesce(placed.finished_on <= announced.as_of_day, true)),
            0
        ) as centres,
        beside(any_value(announced.provenance), weakest(placed.provenance), null) as provenance
    from announced
    left join placed on true
),

regencies as (
    select
        regencies.regency_code,
        regencies.population_people as people,
        fifths.poverty_share,
        fifths.as_of_day as poverty_on,
        with_centre.regency_code is not null as is_known,
        fifths.fifth,
        beside(
            weaker(regencies.provenance, fifths.provenance),
            with_centre.provenance,
            (select weakest(every_one.provenance) from placed as every_one)
        ) as provenance
    from marts.regencies
    inner join marts.poverty_fifths as fifths on regencies.regency_code = fifths.regency_code
    left join with_centre on regencies.regency_code = with_centre.regency_code
),

ordered as (
    select
        *,
        row_number() over (partition by fifth, is_known order by people desc, regency_code) as place
    from regencies
),

summed as (
    select
        ordered.fifth,
        count(*) as regencies,
        min(ordered.poverty_share) as lowest_poverty_share,
        max(ordered.poverty_share) as highest_poverty_share,
        sum(ordered.people) as people,
        count(*) filter (where ordered.is_known) as known_regencies,
        count(*) filter (where ordered.is_known or ordered.place <= not_found.centres) as most_regencies,
        coalesce(sum(ordered.people) filter (where ordered.is_known), 0) as known_people,
        sum(ordered.people) filter (where ordered.is_known or ordered.place <= not_found.centres)
            as most_people,
        any_value(not_found.centres) as not_found_centres,
        max(ordered.poverty_on) as poverty_on,
        any_value(not_found.as_of_day) as as_of_day,
        weaker('derived', weaker(weakest(ordered.provenance), any_value(not_found.provenance))) as provenance
    from ordered
    cross join not_found
    group by ordered.fifth
)

select
    fifth,
    regencies,
    lowest_poverty_share,
    highest_poverty_share,
    people::bigint as people,
    known_regencies,
    most_regencies,
    known_regencies / regencies as known_share,
    most_regencies / regencies as most_share,
    known_people::bigint as known_people,
    most_people::bigint as most_people,
    known_people / people as known_people_share,
    most_people / people as most_people_share,
    not_found_centres,
    poverty_on,
    as_of_day,
    provenance
from summed
order by fifth

-- Consultants per centre: published pairs divided by us, and the full complement where the split into levels
-- is known.
--
-- Consultants and centres of a pair are printed by the same source. Full complement: 7 for each centre at
-- province level and 5 for each at regency level, divided by all centres.
--
-- grain:   fact_id
-- columns: fact_id                  varchar
--          per_centre_kind          varchar   'consultants' of a pair, 'complement' where levels are known
--          as_of_text               varchar   as the source prints it
--          as_of_day                date      last day of that date
--          drawn_on                 date      the middle of that date
--          counted_people           bigint    consultants, or posts of the complement
--          centres                  bigint    centres
--          consultants_per_centre   double    consultants, or posts, per centre
--          is_complement            boolean   whether consultants in print equal the full complement of as
--                                             many centres, and so may count posts
--          source                   varchar
--          provenance               varchar   'derived'
-- data:    programme_facts
with pairs as (
    select
        fact_id,
        'consultants' as per_centre_kind,
        as_of,
        as_of_day,
        value::bigint as counted_people,
        regexp_extract(breakdown_en, '^(\d+) centres$', 1)::bigint as centres,
        source,
        provenance
    from marts.programme_facts
    where measure = 'consultants' and status = 'published' and regexp_matches(breakdown_en, '^\d+ centres$')
),

posts as (
    select
        max(value) filter (where measure = 'complement_province_level') as at_province_level,
        max(value) filter (where measure = 'complement_regency_level') as at_regency_level,
        weakest(provenance) as provenance
    from marts.programme_facts
    where measure in ('complement_province_level', 'complement_regency_level')
),

split as (
    select
        facts.fact_id,
        'complement' as per_centre_kind,
        facts.as_of,
        facts.as_of_day,
        regexp_extract(facts.breakdown_en, '^(\d+) province-level', 1)::bigint as at_province_level,
        regexp_extract(facts.breakdown_en, '(\d+) regency-level$', 1)::bigint as at_regency_level,
        facts.value::bigint as centres,
        facts.source,
        facts.provenance
    from marts.programme_facts as facts
    where
        facts.measure = 'centres'
        and facts.status = 'published'
        and regexp_matches(facts.breakdown_en, '^\d+ province-level; \d+ regency-level$')
),

complements as (
    select
        split.fact_id,
        split.per_centre_kind,
        split.as_of,
        split.as_of_day,
        (
            split.at_province_level * posts.at_province_level
            + split.at_regency_level * posts.at_regency_level
        )::bigint as counted_people,
        split.centres,
        split.source,
        weaker(split.provenance, posts.provenance) as provenance
    from split
    cross join posts
),

both_kinds as (
    select * from pairs
    union all
    select * from complements
),

full_ones as (
    select
        centres,
        counted_people,
        weakest(provenance) as provenance
    from complements
    group by all
)

select
    both_kinds.fact_id,
    both_kinds.per_centre_kind,
    both_kinds.as_of as as_of_text,
    both_kinds.as_of_day,
    middle_day_of(both_kinds.as_of) as drawn_on,
    both_kinds.counted_people,
    both_kinds.centres,
    both_kinds.counted_people / both_kinds.centres as consultants_per_centre,
    both_kinds.per_centre_kind = 'consultants' and full_ones.provenance is not null as is_complement,
    both_kinds.source,
    -- What says that a pair may count posts enters its row too.
    weaker(
        'derived', beside(both_kinds.provenance, full_ones.provenance, both_kinds.provenance)
    ) as provenance
from both_kinds
left join full_ones
    on
        both_kinds.centres = full_ones.centres
        and both_kinds.counted_people = full_ones.counted_people
order by both_kinds.as_of_day, both_kinds.fact_id

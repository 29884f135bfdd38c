-- Facts that disagree: with another statement, with their own parts, or with other counts that their note
-- names.
--
-- grain:   fact_id, other_fact_id
-- columns: fact_id              varchar
--          other_fact_id        varchar   the statement it disagrees with; '' where the note of the fact
--                                         names it
--          conflict_kind        varchar   'statement', 'same_month', 'parts' or 'other_count'
--          topic                varchar
--          measure              varchar
--          unit                 varchar
--          as_of                varchar   as the source prints it
--          as_of_day            date      last day of that date
--          value                decimal(20,2)
--          other_value          decimal(20,2) of the other statement, or the sum of the parts
--          statement_id         varchar
--          statement_en         varchar
--          other_statement_id   varchar
--          other_statement_en   varchar
--          note_id              varchar
--          note_en              varchar
--          source               varchar
--          other_source         varchar
--          provenance           varchar
-- data:    programme_facts, procurement_facts, certification_facts
with facts as (
    select
        *,
        concat_ws('|', measure, unit, scheme, stage, region_code) as counted,
        case when regexp_matches(as_of, '^\d{4}-\d{2}(-\d{2})?$') then left(as_of, 7) end as month
    from marts.facts
),

pairs as (
    select
        facts,
        others,
        'statement' as conflict_kind
    from facts
    inner join facts as others on facts.counted = others.counted and facts.fact_id != others.fact_id
    where facts.status = 'conflicting' and others.status = 'published'
    qualify
        row_number() over (
            partition by facts.fact_id
            order by abs(facts.as_of_day - others.as_of_day), others.as_of_day, others.fact_id
        ) = 1
    union all
    select
        facts,
        others,
        'same_month' as conflict_kind
    from facts
    inner join facts as others
        on
            facts.counted = others.counted
            and facts.month = others.month
            and facts.fact_id < others.fact_id
            and facts.value != others.value
            and facts.breakdown_en is not distinct from others.breakdown_en
            and facts.denominator_en is not distinct from others.denominator_en
    where facts.status != 'conflicting' and others.status != 'conflicting'
),

-- Our own wording of a note says where a fact differs from its parts or from counts that are no fact of
-- their own.
noted as (
    select
        *,
        case when contains(note_en, 'parts in print add up to') then 'parts' else 'other_count' end
            as conflict_kind,
        replace(regexp_extract(note_en, 'parts in print add up to ([\d,]+)', 1), ',', '') as parts_printed
    from facts
    where
        regexp_matches(note_en, 'parts in print add up to|wrote \d')
        and fact_id not in (select others.fact_id from pairs)
)

select
    facts.fact_id,
    others.fact_id as other_fact_id,
    conflict_kind,
    facts.topic,
    facts.measure,
    facts.unit,
    facts.as_of,
    facts.as_of_day,
    facts.value,
    others.value as other_value,
    facts.statement_id,
    facts.statement_en,
    others.statement_id as other_statement_id,
    others.statement_en as other_statement_en,
    facts.note_id,
    facts.note_en,
    facts.source,
    others.source as other_source,
    weaker(facts.provenance, others.provenance) as provenance
from pairs
union all
select
    fact_id,
    '' as other_fact_id,
    conflict_kind,
    topic,
    measure,
    unit,
    as_of,
    as_of_day,
    value,
    try_cast(parts_printed as decimal(20, 2)) as other_value,
    statement_id,
    statement_en,
    null as other_statement_id,
    null as other_statement_en,
    note_id,
    note_en,
    source,
    null as other_source,
    provenance
from noted
order by topic desc, as_of_day, fact_id, other_fact_id

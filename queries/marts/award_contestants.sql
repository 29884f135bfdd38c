-- Who takes part in a ranking: the centres and local governments of which an office loaded records, and those
-- whose records are simulated, in whole or in part. The latter have made-up names, so that no real centre or
-- government is ranked by what is not real; everybody has a code, for judges who want no names.
--
-- Names and codes: marts.made_up_names.
--
-- On the basis of real records alone whoever has some of an office takes part by the real name.
--
-- grain:   basis, unit_id
-- columns: basis             varchar   'all' or 'real', see marts.award_units
--          category          varchar   see marts.award_units
--          unit_id           varchar
--          contestant_code   varchar   'A-07': a letter for the category and a drawn number
--          code_name         varchar   'Pusat A-07' or 'Pemda C-12'
--          contestant_name   varchar   the real name, or the made-up one
--          is_made_up        boolean   whether any record of any day is simulated
--          provenance        varchar   the weakest of all that is known of the unit
-- data:    centres, consultants, certification_applications, procurement
with known as (
    select
        basis,
        category,
        unit_id,
        unit_name,
        provenance
    from marts.award_units
    union all
    select
        basis,
        category,
        unit_id,
        unit_name,
        provenance
    from marts.award_indicators
),

units as (
    select
        basis,
        category,
        unit_id,
        any_value(unit_name) as unit_name,
        weakest(provenance) as provenance
    from known
    group by basis, category, unit_id
)

select
    basis,
    category,
    unit_id,
    made_up.made_up_code as contestant_code,
    made_up.made_up_name as code_name,
    if(units.provenance = 'simulated', made_up.made_up_name, units.unit_name) as contestant_name,
    units.provenance = 'simulated' as is_made_up,
    units.provenance
from units
inner join marts.made_up_names as made_up using (category, unit_id)
where units.provenance in ('simulated', 'imported')
order by basis, category, contestant_code

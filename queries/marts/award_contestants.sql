-- Who takes part in a ranking: the centres and local governments of which an office loaded records, and those
-- whose records are simulated, in whole or in part. The latter have made-up names, so that no real centre or
-- government is ranked by what is not real; everybody has a code, for judges who want no names.
--
-- The numbers of the codes are drawn: the order of a hash, among all of the category, tells nothing of who it
-- is.
--
-- grain:   unit_id
-- columns: category          varchar   see marts.award_units
--          unit_id           varchar
--          contestant_code   varchar   'A-07': a letter for the category and a drawn number
--          code_name         varchar   'Pusat A-07' or 'Pemda C-12'
--          contestant_name   varchar   the real name, or the made-up one
--          is_made_up        boolean   whether any record of any day is simulated
--          provenance        varchar   the weakest of all that is known of the unit
-- data:    centres, consultants, certification_applications, procurement
with letters as (
    select
        unnest(['A', 'B', 'C', 'D']) as letter,
        unnest(['Pusat', 'Pusat', 'Pemda', 'Pemda']) as noun,
        unnest(
            ['province_centre', 'regency_centre', 'province_government', 'regency_government']
        ) as category
),

known as (
    select
        category,
        unit_id,
        unit_name,
        provenance
    from marts.award_units
    union all
    select
        category,
        unit_id,
        unit_name,
        provenance
    from marts.award_indicators
),

units as (
    select
        category,
        unit_id,
        any_value(unit_name) as unit_name,
        weakest(provenance) as provenance
    from known
    group by category, unit_id
),

drawn as (
    select
        units.*,
        letters.noun,
        row_number() over (partition by category order by md5('penghargaan ' || units.unit_id)) as number,
        greatest(2, length(count(*) over (partition by category)::varchar)) as digits,
        letters.letter
    from units
    inner join letters using (category)
),

coded as (
    select
        *,
        letter || '-' || lpad(number::varchar, digits::integer, '0') as contestant_code
    from drawn
    where provenance in ('simulated', 'imported')
)

select
    category,
    unit_id,
    contestant_code,
    noun || ' ' || contestant_code as code_name,
    if(provenance = 'simulated', code_name, unit_name) as contestant_name,
    provenance = 'simulated' as is_made_up,
    provenance
from coded
order by category, contestant_code

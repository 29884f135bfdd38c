-- What stands for a centre, a local government or a region wherever simulated records of it are listed: a
-- list, ranking, matrix or file names nobody by what is not real. Its own name stands where its records are
-- real.
--
-- The numbers are drawn: the order of a hash, among all of the category, tells nothing of who it is.
--
-- grain:   category, unit_id
-- columns: category       varchar   'province_centre', 'regency_centre', 'province_government',
--                                   'regency_government', 'province' or 'regency'
--          unit_id        varchar   centre_id, or the code of the region
--          made_up_code   varchar   'A-07': a letter for the category and a drawn number
--          made_up_name   varchar   'Pusat A-07', 'Pemda C-12' or 'Daerah F-103'
--          provenance     varchar
-- data:    centres, provinces, regencies
with letters as (
    select
        unnest(['A', 'B', 'C', 'D', 'E', 'F']) as letter,
        unnest(['Pusat', 'Pusat', 'Pemda', 'Pemda', 'Daerah', 'Daerah']) as noun,
        unnest(
            [
                'province_centre',
                'regency_centre',
                'province_government',
                'regency_government',
                'province',
                'regency'
            ]
        ) as category
),

units as (
    select
        level || '_centre' as category,
        centre_id as unit_id,
        provenance
    from marts.centres
    union all
    select
        level || '_government' as category,
        region_code as unit_id,
        provenance
    from marts.regions
    where is_self_governing
    union all
    select
        level as category,
        region_code as unit_id,
        provenance
    from marts.regions
),

drawn as (
    select
        units.*,
        letters.noun,
        letters.letter,
        row_number() over (partition by category order by md5('penghargaan ' || units.unit_id)) as number,
        greatest(2, length(count(*) over (partition by category)::varchar)) as digits
    from units
    inner join letters using (category)
)

select
    category,
    unit_id,
    letter || '-' || lpad(number::varchar, digits::integer, '0') as made_up_code,
    noun || ' ' || made_up_code as made_up_name,
    provenance
from drawn
order by category, made_up_code

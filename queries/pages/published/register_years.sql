-- The years that figures in print are of, with how many there are of each.
--
-- grain:   year
-- columns: year         integer
--          figures      bigint    figures whose period the year is a part of
--          provenance   varchar
-- data:    figures, programme_facts, procurement_facts, certification_facts
with years as (
    select
        unnest(generate_series(first_year, last_year)) as year,
        provenance
    from marts.register
)

select
    year::integer as year,
    count(*) as figures,
    weakest(provenance) as provenance
from years
group by all
order by year

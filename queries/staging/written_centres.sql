-- What stands in a cell for the id of a centre, its id or its name, and the centre that is meant. A name that
-- two centres bear means none; centres that are simulated have ids alone.
--
-- grain:   printed
-- columns: printed     varchar
--          centre_id   varchar
-- data:    centres, consultants, travel_times, certification_applications
with cells as (
    select centre_id as printed
    from raw.incoming_consultants
    union
    select centre_id as printed
    from raw.incoming_travel_times
    union
    select centre_id as printed
    from raw.incoming_certification_applications
),

by_id as (
    select
        cells.printed,
        min(centres.centre_id) as centre_id
    from cells
    inner join marts.centres on id_key(cells.printed) = id_key(centres.centre_id)
    group by cells.printed
),

by_name as (
    select
        cells.printed,
        min(centres.centre_id) as centre_id
    from cells
    inner join marts.centres
        on name_key(region_of_centre_name(cells.printed)) = name_key(region_of_centre_name(centres.name))
    where centres.provenance <> 'simulated'
    group by cells.printed
    having count(*) = 1
)

select
    cells.printed,
    coalesce(by_id.centre_id, by_name.centre_id) as centre_id
from cells
left join by_id using (printed)
left join by_name using (printed)
where coalesce(by_id.centre_id, by_name.centre_id) is not null
order by cells.printed

-- The centres that were found nearest to the seat of an area in which none was found: the three nearest.
--
-- grain:   centre_id
-- params:  $region              varchar   two or four digits
-- columns: centre_id            varchar
--          name                 varchar
--          region_name          varchar   where it stands
--          evidence_grade       varchar   A operating, B built, funded or listed
--          from_seat_km         double    great-circle kilometres from the area's capital or seat
--          provenance           varchar   no row where a centre was found in the area
-- data:    centres, regencies, provinces
with seat as (
    select
        region_code,
        longitude,
        latitude,
        provenance
    from marts.regions
    where region_code = $region
),

placed as (
    select
        centre_id,
        name,
        coalesce(regency_name, province_name) as region_name,
        coalesce(regency_code, province_code) as region_code,
        evidence_grade,
        longitude,
        latitude,
        provenance
    from marts.centres
    where provenance <> 'simulated' and longitude is not null
)

select
    placed.centre_id,
    placed.name,
    placed.region_name,
    placed.evidence_grade,
    great_circle_km(seat.longitude, seat.latitude, placed.longitude, placed.latitude) as from_seat_km,
    weaker(placed.provenance, seat.provenance) as provenance
from seat
cross join placed
where not exists (select 1 from placed as own where starts_with(own.region_code, $region))
order by from_seat_km, placed.centre_id
limit 3

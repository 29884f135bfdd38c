-- All areas of a level along the strips of their measures.
--
-- grain:   region_code, measure
-- params:  $level         varchar   'province' or 'regency'; null for both
--          $simulated     boolean   only what is simulated, or only what is not; null for both
-- columns: region_code    varchar
--          region_name    varchar
--          measure        varchar
--          value          double    in the unit of the measure
--          position       double    0 to 1 along a strip
--          provenance     varchar
-- data:    regencies, provinces, villages, centres, figures
select
    region_code,
    regions.region_name,
    positions.measure,
    positions.value,
    positions.position,
    weaker(positions.provenance, regions.provenance) as provenance
from marts.area_positions as positions
inner join marts.regions using (region_code)
where
    positions.value is not null
    and (positions.level = $level or $level is null)
    and ((positions.provenance = 'simulated') = $simulated or $simulated is null)
order by positions.measure, positions.value, region_code

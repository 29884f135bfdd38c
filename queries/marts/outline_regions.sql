-- Each region that has an outline: its area and its extent in degrees.
--
-- grain:   level, code
-- columns: level        varchar   'province' or 'regency'
--          code         varchar
--          area_km2     double    square kilometres of the outline
--          west         double    degrees
--          east         double    degrees
--          south        double    degrees
--          north        double    degrees
--          provenance   varchar
-- data:    outlines
select
    level,
    code,
    area_km2,
    west,
    east,
    south,
    north,
    'derived' as provenance
from geography.outlines_measured
order by level, code

-- The certification schemes and their usual window.
--
-- grain:   scheme
-- columns: scheme        varchar
--          position      integer   order in which they are listed
--          window_days   integer   days from registration within which a certificate is usual
--          provenance    varchar
-- data:    certification_applications
select
    scheme,
    position::integer as position,
    window_days::integer as window_days,
    'published' as provenance
from raw.reference_certification_schemes
order by position

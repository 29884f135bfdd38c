-- An institution's planned packages by tag and by the reason given for "not UMK", the largest value of a tag
-- first.
--
-- grain:   institution_code, year, tag, plan_reason
-- params:  $institution_code  varchar   null for all
--          $year              integer   null for all
-- columns: institution_code   varchar
--          year               integer
--          tag                varchar   'umk', 'other' or 'unknown'
--          plan_reason        varchar   'above_15_billion', 'competence', 'other_reason', 'no_reason' or
--                                      'not_asked' (only "not UMK" has reasons)
--          packages           bigint    packages
--          planned_idr        decimal(24,2) rupiah
--          planned_share      double    0 to 1, of all that the institution plans in the year
--          provenance         varchar
-- data:    procurement
select
    institution_code,
    year,
    tag,
    plan_reason,
    packages,
    planned_idr,
    planned_idr / nullif(sum(planned_idr) over (partition by institution_code, year), 0) as planned_share,
    provenance
from marts.plan_tags
where
    (institution_code = $institution_code or $institution_code is null)
    and (year = $year or $year is null)
order by
    institution_code,
    year,
    list_position(['umk', 'other', 'unknown'], tag),
    planned_idr desc,
    plan_reason

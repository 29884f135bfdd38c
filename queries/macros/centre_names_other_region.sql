-- True where the name of a centre that stands beside its id names another region than the centre's own.
-- Candidates: of staging.incoming_names; both null where the name names no region.
create macro centre_names_other_region(
    regency_code, province_code, regency_candidates, province_candidates
) as
coalesce(regency_candidates, province_candidates) is not null
and not coalesce(contains(regency_candidates, '(' || coalesce(regency_code || ')', province_code)), false)
and not coalesce(contains(province_candidates, '(' || province_code || ')'), false);

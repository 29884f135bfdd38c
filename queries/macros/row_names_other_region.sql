-- True where a column of a row names another region than the row's own code, or, where the column is about
-- the centre, than the region of the centre that the row names. A code of before the split of 2022 may stand
-- beside the name of its new province. Candidates: of staging.incoming_places.
create macro row_names_other_region(
    is_of_centre,
    centre_id,
    centre_regency_code,
    centre_province_code,
    regency_code,
    is_former_code,
    regency_candidates,
    province_candidates
) as
if(
    is_of_centre,
    centre_id is not null
    and centre_names_other_region(
        centre_regency_code, centre_province_code, regency_candidates, province_candidates
    ),
    not (is_former_code and regency_candidates is null)
    and centre_names_other_region(
        regency_code, left(regency_code, 2), regency_candidates, province_candidates
    )
);

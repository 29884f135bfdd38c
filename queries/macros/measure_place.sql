-- The place of a measure of areas in the order in which they are shown: what is counted here, then what is
-- published of enterprises and living conditions.
create macro measure_place(wanted_measure) as
list_position(
    [
        'known_centres', 'people_per_known_centre', 'regencies_with_centre_share', 'covered_share',
        'staffing_share', 'certified_share', 'umk_share',
        'population_people', 'people_per_km2', 'villages',
        'enterprises_listed', 'listed_umk_share', 'poverty_share', 'hdi', 'schooling_years', 'grdp_idr',
        'grdp_per_head_idr'
    ],
    wanted_measure
);

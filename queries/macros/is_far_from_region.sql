-- Whether a point lies too far from the outline of its region to be right.
create macro is_far_from_region(distance_km) as distance_km > 20;

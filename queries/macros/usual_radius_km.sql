-- The distance to a centre, in kilometres, that is meant where none is named.
create macro usual_radius_km() as 50;

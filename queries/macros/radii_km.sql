-- The distances to a centre that readers choose from, in kilometres.
create macro radii_km() as [25, 50, 100];

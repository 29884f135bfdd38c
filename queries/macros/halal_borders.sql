-- The borders of the map's classes of products certified halal in a province.
create macro halal_borders() as [150000, 300000, 600000];

-- The borders of the map's classes of access, in consultants per 100,000 people.
create macro access_borders() as [0.05, 0.1, 0.2, 0.4];

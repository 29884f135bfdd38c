-- The class of a value among borders from low to high: 1 below the first border, one more with each border
-- that it reaches.
create macro class_of(value, borders) as
1 + len(list_filter(borders, lambda border: value >= border))::integer;

-- Kilometres between two points in degrees, on a sphere of the mean radius of the Earth (haversine).
create macro great_circle_km(from_longitude, from_latitude, to_longitude, to_latitude) as
2 * 6371.0088 * asin(sqrt(
    pow(sin((radians(to_latitude) - radians(from_latitude)) / 2), 2)
    + cos(radians(to_latitude)) * cos(radians(from_latitude))
    * pow(sin((radians(to_longitude) - radians(from_longitude)) / 2), 2)
));

-- Whether a point in degrees lies in the box around Indonesia.
create macro is_in_country(longitude, latitude) as
longitude between 94 and 142 and latitude between -11.5 and 6.5;

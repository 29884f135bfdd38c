-- Of three counts of people, within 25, 50 and 100 km of a centre, the one of a radius; the usual one where
-- none is given.
create macro people_within(radius_km, within_25_people, within_50_people, within_100_people) as
case coalesce(radius_km, usual_radius_km())
    when 25 then within_25_people
    when 50 then within_50_people
    when 100 then within_100_people
end;

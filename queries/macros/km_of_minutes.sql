-- The kilometres that a travel time stands for, at 50 km an hour: 30, 60 and 120 minutes are 25, 50 and 100
-- km.
create macro km_of_minutes(minutes) as minutes * 50 / 60;

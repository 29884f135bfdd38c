-- The class of the maps of reach by the people within reach of all people: 0 nobody, 1 below a quarter, 2
-- below half, 3 below three quarters, 4 more.
create macro reach_class(covered, people) as
case
    when covered = 0 then 0
    when covered < 0.25 * people then 1
    when covered < 0.5 * people then 2
    when covered < 0.75 * people then 3
    else 4
end;

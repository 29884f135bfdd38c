-- The weaker of two provenances; null where one of them is. What a join does not find is said with beside.
create macro weaker(one, other) as
case
    when one is null or other is null then null
    when trust(one) <= trust(other) then one
    else other
end;

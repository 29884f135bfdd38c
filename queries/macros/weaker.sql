-- The weaker of two provenances; a null is no row and says nothing.
create macro weaker(one, other) as
case
    when one is null then other
    when other is null then one
    when trust(one) <= trust(other) then one
    else other
end;

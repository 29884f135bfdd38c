-- The weaker of two provenances; a null is no row and says nothing.
create macro weaker(one, other) as
case
    when one is null then other
    when other is null then one
    when
        list_position(['simulated', 'imported', 'derived', 'published'], one)
        <= list_position(['simulated', 'imported', 'derived', 'published'], other) then one
    else other
end;

-- The first year in which a centre is known to be there: that of a source, else the year of its opening.
create macro attested_year(known_from_year, opened_on) as coalesce(known_from_year, year(opened_on))::integer;

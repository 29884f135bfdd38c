-- The weakest provenance among rows. An aggregate; a null is no row and says nothing.
create macro weakest(provenance) as arg_min(provenance, trust(provenance));

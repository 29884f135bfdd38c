-- The weakest provenance among rows: simulated before imported before derived before published. An aggregate.
create macro weakest(provenance) as
arg_min(provenance, list_position(['simulated', 'imported', 'derived', 'published'], provenance));

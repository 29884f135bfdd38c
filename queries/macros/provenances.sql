-- The kinds of provenance, the weakest first: simulated, imported, derived, published.
create macro provenances() as ['simulated', 'imported', 'derived', 'published'];

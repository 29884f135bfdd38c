-- The kinds of evidence under which centres count: A, documented (A and B), all (simulated placements too).
create macro evidence_kinds() as ['A', 'documented', 'all'];

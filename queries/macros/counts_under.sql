-- Whether a centre counts under a kind of evidence. A centre of the office's list counts under every kind.
create macro counts_under(evidence, provenance, evidence_grade) as
evidence = 'all'
or provenance = 'imported'
or (provenance = 'published' and (evidence = 'documented' or evidence_grade = 'A'));

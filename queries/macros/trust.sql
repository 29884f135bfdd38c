-- How far a provenance can be trusted: 1 for simulated to 4 for published; null for anything else.
create macro trust(provenance) as list_position(provenances(), provenance);

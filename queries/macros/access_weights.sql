-- How much a person up to 25, 50 and 100 km from a centre weighs in the access to its consultants (Luo and Qi
-- 2009).
create macro access_weights() as [1, 0.68, 0.22];

-- The weaker of a row's provenance and that of a joined row, which may not be there. That it is not there is
-- as sure as the weakest of all that could have been: a zero beside simulated rows is simulated. Where there
-- are none at all, the row stands alone.
create macro beside(one, joined, all_that_could) as weaker(one, coalesce(joined, all_that_could, one));

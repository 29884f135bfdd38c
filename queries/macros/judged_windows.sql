-- The days from registration to certificate that a reader may choose instead of a scheme's usual window, for
-- which applications are counted in advance.
create macro judged_windows() as [90, 180, 365, 730];

-- The days from registration to certificate by which the award judges, whatever the scheme's usual window.
create macro award_window_days() as 180;

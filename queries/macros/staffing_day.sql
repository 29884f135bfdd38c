-- The day that staffing is shown for: the wanted one, else the one on which the newest contract begins.
create macro staffing_day(wanted_day) as
coalesce(wanted_day, (select max(active_from) from marts.consultants));

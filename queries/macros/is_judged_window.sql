-- Whether applications are counted in advance for these days from registration to certificate; null stands
-- for the usual window of each scheme.
create macro is_judged_window(wanted_window) as
coalesce(list_contains(judged_windows(), wanted_window::integer), true);

-- Whether a contract covers a day; one without an end still runs.
create macro is_active_on(active_from, active_to, day) as
day between active_from and coalesce(active_to, day);

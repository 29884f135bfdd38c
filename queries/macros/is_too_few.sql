-- Whether a share of so many applications is held back.
create macro is_too_few(applications) as applications < 10;

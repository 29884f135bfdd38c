-- Whether an institution's spending enters a sum: that of the wanted one, or of all obliged ones where none
-- is wanted.
create macro is_counted_institution(institution_code, is_obliged, wanted_institution) as
if(wanted_institution is null, is_obliged, institution_code = wanted_institution);

-- How old, in days, the newest record of a unit may be for the award to compare it.
create macro most_quiet_days() as 92;

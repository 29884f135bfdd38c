-- Whether so many indicators of so many are enough to be compared by: two thirds.
create macro is_enough_reported(reported, asked) as 3 * reported >= 2 * asked;

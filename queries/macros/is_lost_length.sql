-- True where an id that is a number has fewer digits than nearly all long ids of its column: zeros at its
-- beginning are lost. usual_digits: the 20th and the 90th percentile of their lengths.
create macro is_lost_length(printed, usual_digits) as
coalesce(
    usual_digits[1] = usual_digits[2]
    and length(printed) between usual_digits[1] - 4 and usual_digits[1] - 1
    and regexp_full_match(printed, '\d+'),
    false
);

-- The days of an application's span; null where it has none of that name.
--
-- 'to_certificate' and 'to_verification' begin with the registration, 'from_verification' ends with the
-- certificate; 'without_certificate' is the age of one that holds none; 'awaits_verification' and
-- 'awaits_certificate' begin with the last step of one that is open.
create macro span_days(
    span, age_days, issue_days, verification_days, verified_on, issued_on, waiting_days, steps_reached
) as
case span
    when 'to_certificate' then issue_days
    when 'without_certificate' then if(issue_days is null, age_days, null)
    when 'to_verification' then verification_days
    when 'from_verification'
        then
            if(
                verified_on is null or issued_on is null,
                null,
                greatest(date_diff('day', verified_on, issued_on), 0)
            )
    when 'awaits_verification' then if(steps_reached = 1, waiting_days, null)
    when 'awaits_certificate' then if(steps_reached > 1, waiting_days, null)
end::integer;

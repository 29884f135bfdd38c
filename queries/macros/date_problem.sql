-- What is wrong with a date that could not be read: itself, or that its column writes dates in two orders.
create macro date_problem(column_name, printed, date_order) as
case
    when date_order = 'undecided' and regexp_matches(printed, '^(0?[1-9]|1[0-2])[/-](0?[1-9]|1[0-2])[/-]')
        then problem('undecided_date', column_name, printed, '')
    else problem('bad_date', column_name, printed, '')
end;

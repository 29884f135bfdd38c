-- The day and time at which something was drawn or changed, however it is written, in the order of its own
-- column; midnight where only the day is given, null for anything else and where the order is undecided.
-- date_order: of staging.incoming_date_orders, null where the column writes no date with day or month first.
create macro read_moment(printed, date_order) as
case
    when coalesce(date_order, 'day') = 'day' or not is_either_way(printed)
        then coalesce(
            try_cast(printed as timestamp),
            try_strptime(
                replace(replace(printed, '-', '/'), '.', ':'),
                ['%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y, %H:%M:%S', '%d/%m/%Y, %H:%M']
            ),
            plain_date(printed)::timestamp
        )
    when date_order = 'month'
        then coalesce(
            try_strptime(
                replace(replace(printed, '-', '/'), '.', ':'),
                [
                    '%m/%d/%Y %H:%M:%S',
                    '%m/%d/%Y %H:%M',
                    '%m/%d/%Y, %H:%M:%S',
                    '%m/%d/%Y, %H:%M',
                    '%m/%d/%Y %I:%M:%S %p',
                    '%m/%d/%Y %I:%M %p'
                ]
            ),
            read_date(printed, date_order)::timestamp
        )
end;

-- A date in the order of its own column: plain_date(), but month first where the column's rows say so, and
-- null where they contradict one another. date_order: of staging.incoming_date_orders.
create macro read_date(printed, date_order) as
case
    when date_order is null or date_order = 'day' or not is_either_way(printed) then plain_date(printed)
    when date_order = 'month'
        then
            try_strptime(replace(rtrim(split_part(printed, ' ', 1), ','), '-', '/'), '%m/%d/%Y')::date
end;

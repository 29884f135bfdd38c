-- Rupiah such as 1.500 or 1,500, which alone may be one and a half or fifteen hundred, in the marks of its
-- own column: a group of three digits where the column's other rows say so, else null. decimal_mark: of
-- staging.incoming_number_marks.
create macro read_grouped(printed, decimal_mark) as
case
    when
        decimal_mark = ',' and regexp_full_match(amount_words(printed), '-?\d{1,3}\.\d{3}')
        or decimal_mark = '.' and regexp_full_match(amount_words(printed), '-?\d{1,3},\d{3}')
        then try_cast(regexp_replace(amount_words(printed), '[.,]', '') as decimal(20, 2))
end;

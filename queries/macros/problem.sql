-- What is wrong with a row: the code of a sentence in messages.py, the column, its value (60 characters at
-- most), a detail. A value that looks personal is not repeated.
create macro problem(code, column_name, value, detail) as
{
    'code': code,
    'column': column_name,
    'value': case when looks_personal(value) then '…' else coalesce(cut_text(value, 60), '') end,
    'detail': case
        when looks_personal(split_part(detail, '|', 2)) then '…' else coalesce(cut_text(detail, 200), '')
    end
};

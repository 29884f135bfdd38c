-- What is wrong with a row: the code of a sentence in messages.py, the column, its value (60 characters at most), a detail.
create macro problem(code, column_name, value, detail) as
{ 'code': code, 'column': column_name, 'value': left(value, 60), 'detail': left(detail, 200) };

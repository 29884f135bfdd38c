-- What is wrong with a row: the code of a sentence in messages.py, the column, its value (never more than 60 characters), a detail.
create macro problem(code, column_name, value, detail) as
    {'code': code, 'column': column_name, 'value': left(value, 60), 'detail': left(detail, 200)};

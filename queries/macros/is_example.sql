-- Whether an id is the word that stands in its place in the example of a template.
create macro is_example(printed) as lower(printed) = 'contoh';

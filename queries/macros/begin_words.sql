-- Whether each of the typed words begins one of the words.
create macro begin_words(typed_words, words) as
list_bool_and(
    list_transform(
        typed_words,
        lambda typed: list_bool_or(list_transform(words, lambda word: starts_with(word, typed)))
    )
);

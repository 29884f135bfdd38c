-- The notes on two figures as one: each sentence once, in its order, without the one that is left out; null
-- where nothing remains.
create macro note_of_both(first_note, second_note, left_out) as (
    with sentences as (
        select
            rtrim(unnest(string_split(concat_ws(' ', first_note, second_note), '. ')), '. ') as sentence,
            generate_subscripts(string_split(concat_ws(' ', first_note, second_note), '. '), 1) as place
    ),

    once as (
        select
            sentence,
            min(place) as place
        from sentences
        where sentence <> '' and sentence <> rtrim(left_out, '.')
        group by sentence
    )

    select string_agg(sentence, '. ' order by place) || '.'
    from once
);

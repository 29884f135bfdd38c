-- The notes on two figures as one, said once where both have the same, and without the sentence that is left
-- out; null where nothing remains.
create macro note_of_both(first_note, second_note, left_out) as nullif(
    trim(
        replace(
            if(first_note = second_note, first_note, concat_ws(' ', first_note, second_note)), left_out, ''
        )
    ),
    ''
);

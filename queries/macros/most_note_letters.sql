-- How many letters the sentence of a correction may have: it stands beneath a picture.
create macro most_note_letters() as 400;

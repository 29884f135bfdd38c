-- A text of so many letters at most; one that is cut ends in an ellipsis.
create macro cut_text(printed, letters) as
if(length(printed) > letters, rtrim(left(printed, letters - 1)) || '…', printed);

"""The office's own files: read any table, recognise it by its columns, load the columns that we know, and no
other."""

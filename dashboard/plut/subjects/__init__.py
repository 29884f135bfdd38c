"""One package a page: rows, words and figures in the order of reading."""

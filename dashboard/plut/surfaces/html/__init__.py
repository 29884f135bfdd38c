"""Words, numbers and tables as HTML, for every surface that a browser shows."""

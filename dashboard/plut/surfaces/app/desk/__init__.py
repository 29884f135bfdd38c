"""The office's desk in the app."""

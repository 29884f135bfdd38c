"""The light pages as files that any web server serves: what the public may read, without a program."""

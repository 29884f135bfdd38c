"""The office's desk: what an edition changes before it is published."""

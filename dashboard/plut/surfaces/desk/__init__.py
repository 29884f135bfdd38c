"""What the office's desk says, in a browser and on a command line."""

"""What SQL cannot say: pure functions of frames, each named in the footer beside the SQL path."""

"""What draws content for a medium."""

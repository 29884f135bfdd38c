"""Everything of the dashboard that is not a page."""

"""Files -> a checked edition: loading, importing, simulating, staging, marts, checks. Never used by a
page."""

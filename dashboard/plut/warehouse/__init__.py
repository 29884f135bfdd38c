"""Editions and their rows: which is served, the SQL files and their headers, the connection."""

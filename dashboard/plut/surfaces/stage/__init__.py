"""Slides for a meeting room: their order, where everything stands, and their markup. The app and the press
draw the same."""

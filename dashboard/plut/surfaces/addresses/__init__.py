"""Pictures and rows by their own addresses, and a picture as a frame for another site."""

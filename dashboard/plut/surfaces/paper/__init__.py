"""Sheets of paper as HTML that needs nothing from elsewhere: a browser prints it, and Chromium makes the PDF
of it."""

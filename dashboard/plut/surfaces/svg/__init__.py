"""Figures as SVG, drawn here: a page without scripts needs no Plotly and no Chromium."""

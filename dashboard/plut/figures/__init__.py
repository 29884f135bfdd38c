"""Pure functions DataFrame -> go.Figure, one file per kind of picture. No Streamlit, no data access, no sorting."""

"""Pure functions DataFrame -> go.Figure, one file per kind of picture.

No Streamlit, no data access, no sorting. Words are plain text, which the figure escapes; in a `hover`, `<b>`
and `<br>` are markup. `frame` comes last and by its name.
"""

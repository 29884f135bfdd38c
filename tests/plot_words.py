"""The words inside a plot, as they were drawn."""

import plotly.graph_objects as go

from plut.figures.texts import Text


def texts_of(figure: go.Figure) -> list[Text]:
    """The texts of the plot's one trace of words, in their order."""
    [trace] = (trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text")
    fonts = zip(trace.textfont.size, trace.textfont.color, strict=True)
    every = zip(trace.text, trace.x, trace.y, trace.textposition, fonts, strict=True)
    drawn = []
    for text, x, y, position, (size, color) in every:
        height, side = position.split()
        drawn.append(Text(text, x, y, size, color, side=side, beside=height == "middle"))
    return drawn

"""Words inside a plot, all in one trace: a browser takes several times as long for as many annotations."""

from dataclasses import dataclass

import plotly.graph_objects as go

ABOVE = 0.25  # em from the top of a line to where plotly lets a text begin that hangs under its point


@dataclass(frozen=True)
class Text:
    """A text at a point of the axes, y in pixels from the top: it hangs under the point, or stands `beside` it.

    side: where it goes from there, to the "right", to the "left", or to both as "center".
    """

    text: str
    x: float
    y: float
    size: int
    color: str
    side: str = "right"
    beside: bool = False


def trace(texts: list[Text]) -> go.Scatter:
    """The texts, in their order. Axes must reach every point: plotly hides what lies outside."""
    return go.Scatter(
        mode="text",
        x=[one.x for one in texts],
        y=[one.y if one.beside else one.y + ABOVE * one.size for one in texts],
        text=[one.text for one in texts],
        textposition=[f"{'middle' if one.beside else 'bottom'} {one.side}" for one in texts],
        textfont={"size": [one.size for one in texts], "color": [one.color for one in texts]},
        hoverinfo="skip",
        cliponaxis=False,
    )

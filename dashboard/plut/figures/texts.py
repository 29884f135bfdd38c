"""Words in a picture: a note, which is an annotation, and many texts inside a plot as one trace."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

ABOVE = 0.25  # em from the top of a line to where plotly lets a text begin that hangs under its point


def note(
    text: str,
    x: Any,
    y: float,
    size: float,
    color: str,
    anchor: str = "left top",
    axes: str = "x y",
    shift: tuple[float, float] = (0, 0),
    **more: Any,
) -> dict:
    """An annotation: markup at a point of the axes.

    anchor: which part of the text stands at the point, across and down ("left", "center", "right"; "top",
    "middle", "bottom"); its lines are aligned alike. axes: what x and y count ("paper": 0 to 1 of the plot,
    left to right and bottom to top). shift: pixels to the right and upwards. more: what else Plotly knows of
    an annotation. What every annotation has is in style.LOOK.
    """
    across, down = anchor.split()
    own_x, own_y = axes.split()
    placed = {
        "x": x,
        "y": y,
        "xref": own_x,
        "yref": own_y,
        "xanchor": across,
        "yanchor": down,
        "align": across,
    }
    moved = {name: pixels for name, pixels in zip(("xshift", "yshift"), shift, strict=True) if pixels}
    return {"text": text, "font": {"size": size, "color": color}} | placed | moved | more


@dataclass(frozen=True)
class Text:
    """A text at a point of the axes, y in pixels from the top: it hangs under the point, or stands `beside`
    it.

    side: where it goes from there, to the "right", to the "left", or to both as "center".
    """

    text: str
    x: float
    y: float
    size: int
    color: str
    side: str = "right"
    beside: bool = False


def notes_of(trace: Any) -> list[dict]:
    """The words of a trace as notes at the same places: of points, or in the cells of a heat map."""
    axes = f"{trace.xaxis or 'x'} {trace.yaxis or 'y'}"
    is_map = trace.type == "heatmap"
    radius = 0.0 if is_map or "markers" not in trace.mode else trace.marker.size / 1.6 + 1
    return [
        _as_note(
            text,
            x,
            y,
            axes,
            "middle center" if is_map else _one(trace.textposition, i) or "middle center",
            _one(trace.textfont.size, i),
            _one(trace.textfont.color, i),
            radius,
        )
        for i, (x, y, text) in enumerate(zip(trace.x, trace.y, trace.text, strict=True))
        if text
    ]


def _one(value: Any, position: int) -> Any:
    return value[position] if isinstance(value, tuple | list) else value


def _as_note(
    text: str, x: Any, y: Any, axes: str, position: str, size: float, color: str, radius: float
) -> dict:
    """A text of a trace as a note, as far from its point as Plotly sets it: clear of a mark of that radius.
    Below its point it hangs a little lower."""
    down, across = position.split()
    anchor = {"left": "right", "right": "left", "center": "center"}[across]
    vertical = {"top": "bottom", "bottom": "top", "middle": "middle"}[down]
    aside = {"left": -radius, "right": radius, "center": 0.0}[across]
    raised = {"bottom": ABOVE * size - radius, "top": radius - ABOVE * size, "middle": 0.0}[down]
    shift = (round(aside, 1), round(raised, 1))
    return note(text, x, y, size, color, f"{anchor} {vertical}", axes, shift=shift)


def trace(texts: list[Text]) -> go.Scatter:
    """The texts, in their order, all in one trace: the same number of annotations takes a browser several
    times as long.

    Axes must reach every point: plotly hides what lies outside.
    """
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

"""What a figure shows, read back: its words and where they stand in pixels, so that none is cut off and none
lies on another.
"""

import html
import itertools
import re
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.style import WIDTHS, Frame
from plut.figures.texts import Text

TOUCHING = 1.5  # pixels that two boxes may share: a line is a little less high than its box
HOSTILE = "<b>R&D</b> <i>x</i>"  # a name that is no markup


def frame(width: str = "wide", **changes) -> Frame:
    """A frame as a page gives it."""
    words = {
        "title": "A finding",
        "subtitle": "What is counted",
        "source": "Source: somebody.",
        "computed": "Edition abc",
        "brand": "Dasbor PLUT-KUMKM",
    }
    return Frame(**(words | {"width": width} | changes))


SIMULATED = frame(simulated_word="SIMULASI")


def seen(text: str) -> str:
    """Markup as it is read: without tags, on one line."""
    plain = html.unescape(letters.TAG.sub("", text.replace("<br>", " ")))
    return plain.replace("\u00a0", " ").replace("\u2003", " ")


def words(figure: go.Figure) -> str:
    """All notes of a figure as they are read, those of its frame too."""
    return " | ".join(seen(note.text) for note in figure.layout.annotations)


def notes(figure: go.Figure) -> dict[str, Any]:
    """The notes of a figure by what is read."""
    return {seen(note.text): note for note in figure.layout.annotations}


def is_marked(figure: go.Figure) -> bool:
    """Whether the plot bears the mark of simulated figures."""
    return any(image.name and image.name.startswith("SIMUL") for image in figure.layout.images)


def rectangles(shape: Any) -> list[tuple[float, ...]]:
    """The boxes of which a shape is made: left, top, right and bottom as shares of the plot."""
    told = re.findall(r"M([\d.]+),([\d.]+)H([\d.]+)V([\d.]+)H\1Z", shape.path)
    assert len(told) == shape.path.count("M")
    return [tuple(map(float, one)) for one in told]


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


@dataclass(frozen=True)
class Box:
    """A text and the rectangle that it takes: pixels right of the plot's left edge and below its top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > TOUCHING and down > TOUCHING


def boxes(figure: go.Figure, width: str = "wide", room: float | None = None) -> list[Box]:
    """All notes and texts of points of a figure drawn for a width, or for other pixels than those of the
    width."""
    plot = _Plot(figure, WIDTHS[width].room if room is None else room)
    own = list(figure.layout.annotations)
    traces = [trace for trace in figure.data if trace.type == "scatter" and "text" in (trace.mode or "")]
    return [plot.of_note(note) for note in own] + [box for trace in traces for box in plot.of_trace(trace)]


def outside(figure: go.Figure, width: str = "wide", room: float | None = None) -> list[Box]:
    """The words that leave the picture."""
    margin = figure.layout.margin
    right = (WIDTHS[width].room if room is None else room) + style.MARGIN
    bottom = figure.layout.height - margin.t
    return [
        box
        for box in boxes(figure, width, room)
        if box.left < -style.MARGIN or box.right > right or box.top < -margin.t or box.bottom > bottom
    ]


def overlapping(figure: go.Figure, width: str = "wide", room: float | None = None) -> list[tuple[str, str]]:
    """The pairs of words that lie on one another."""
    pairs = itertools.combinations(boxes(figure, width, room), 2)
    return [(one.text, other.text) for one, other in pairs if one.covers(other)]


@dataclass(frozen=True)
class _Plot:
    figure: go.Figure
    room: float

    @property
    def height(self) -> float:
        margin = self.figure.layout.margin
        return self.figure.layout.height - margin.t - margin.b

    def across(self, x, ref: str) -> float:
        return self.room * (x if ref == "paper" else self.share(x, ref))

    def down(self, y, ref: str) -> float:
        return self.height * (1 - (y if ref == "paper" else self.share(y, ref)))

    def share(self, value, ref: str) -> float:
        """Where a value of an axis (x, x2, y ...) stands: a share of the plot from left or bottom."""
        axis = self.figure.layout[f"{ref[0]}axis{ref[1:]}"]
        first, last, value = (_number(v) for v in (*axis.range, value))
        low, high = axis.domain or (0, 1)
        return low + (value - first) / (last - first) * (high - low)

    def of_note(self, note) -> Box:
        size = note.font.size
        wide, high = letters.width(note.text, size), letters.lines(note.text) * size * letters.LINE
        if note.textangle:
            wide, high = high, wide
        x = self.across(note.x, note.xref) + (note.xshift or 0)
        y = self.down(note.y, note.yref) - (note.yshift or 0)
        left = x - wide * {"left": 0, "center": 0.5, "right": 1}[note.xanchor]
        top = y - high * {"top": 0, "middle": 0.5, "bottom": 1}[note.yanchor]
        return Box(seen(note.text), left, top, left + wide, top + high)

    def of_trace(self, trace) -> list[Box]:
        """As Plotly sets the texts of points: beside the mark, whose size gives the distance."""
        radius = trace.marker.size / 1.6 + 1 if "markers" in trace.mode else 0
        found = []
        for i, (text, x, y) in enumerate(zip(trace.text, trace.x, trace.y, strict=True)):
            vertical, side = _each(trace.textposition, i).split()
            size = _each(trace.textfont.size, i)
            wide, high = letters.width(text, size), size * (1 + (letters.lines(text) - 1) * letters.LINE)
            x, y = self.across(x, trace.xaxis or "x"), self.down(y, trace.yaxis or "y")
            left = {"left": x - radius - wide, "center": x - wide / 2, "right": x + radius}[side]
            top = {"top": y - radius - high, "middle": y - high / 2, "bottom": y + radius}[vertical]
            found.append(Box(seen(text), left, top, left + wide, top + high))
        return found


def _each(value, position: int):
    return value[position] if isinstance(value, tuple | list) else value


def _number(value) -> float:
    return float(value if isinstance(value, int | float) else pd.Timestamp(value).value)

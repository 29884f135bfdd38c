"""Horizontal bars made of parts: each under its own label, the parts' values inside where they fit, one
legend.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from plut.figures import bars, letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

THICKNESS = {"wide": 40, "medium": 38, "narrow": 34}  # pixels of a bar
THICKEST = 8  # times as thick as usual, at most
GAP = 18  # pixels between a bar and the label of the next
INSIDE = 8  # pixels that a value needs more than its own width, to stand inside its part


@dataclass(frozen=True)
class Part:
    """How the parts of one `kind` look: name in the legend, colour, and the colour of figures on it."""

    kind: str
    label: str
    color: str
    ink: str = style.PAPER


def stacked(labels: list[str], parts: pd.DataFrame, kinds: list[Part], *, frame: Frame) -> go.Figure:
    """Bars of parts on one scale from zero, the first label on top, the parts in the order of the kinds.

    parts: `bar` (position in labels), `kind`, `value`, `text` (the value in words), `hover`. A part without a
    value is not drawn; a text that does not fit into its part stands in its hover and in the table alone.
    """
    usual = THICKNESS[frame.width]
    figure = _drawn(labels, parts, kinds, usual, replace(frame, fill=0))
    spare = (frame.fill - figure.layout.height) // max(1, len(labels))
    # a picture that is higher than its bars need has thicker bars, not words far from them
    thick = max(usual, min(usual + spare, THICKEST * usual))
    return _drawn(labels, parts, kinds, thick, frame)


def _drawn(
    labels: list[str], parts: pd.DataFrame, kinds: list[Part], thickness: int, frame: Frame
) -> go.Figure:
    width = frame.sizes
    wrapped = [letters.wrapped(letters.plain(label), width.room, width.text) for label in labels]
    tops, middles, height = _places(wrapped, width.text, thickness)
    end = max((parts.loc[parts["bar"] == bar, "value"].sum() for bar in range(len(labels))), default=1) or 1
    placed = parts.assign(middle=[middles[bar] for bar in parts["bar"]])
    figure = go.Figure(
        [_trace(placed[placed["kind"] == kind.kind], kind, thickness, frame) for kind in kinds]
    )
    figure.update_layout(
        barmode="stack",
        annotations=[
            *(bars.label(text, top, width) for text, top in zip(wrapped, tops, strict=True)),
            *_values(placed, kinds, end, width),
        ],
    )
    figure.update_xaxes(range=[0, end], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    present = set(parts.loc[parts["value"] > 0, "kind"])
    legend = [style.key("■", kind.color, kind.label) for kind in kinds if kind.kind in present]
    return style.framed(figure, frame, height, legend)


def _places(labels: list[str], size: int, thickness: int) -> tuple[list[float], list[float], int]:
    """Pixels from the top of each label and of the middle of each bar, and the height of all."""
    tops, middles, top = [], [], 6.0  # a little below the legend
    for label in labels:
        tops.append(top)
        bar_top = top + letters.height(label, size) + 5
        middles.append(bar_top + thickness / 2)
        top = bar_top + thickness + GAP
    return tops, middles, max(60, round(top - GAP + 4))


def _values(placed: pd.DataFrame, kinds: list[Part], end: float, width: Width) -> Iterator[dict]:
    """The values of parts, each in the middle of its part, where it fits."""
    reached: dict[int, float] = {}
    for kind in kinds:
        for part in placed[placed["kind"] == kind.kind].itertuples():
            if pd.isna(part.value):
                continue
            begin = reached.get(part.bar, 0.0)
            reached[part.bar] = begin + part.value
            if _fits(part.text, part.value / end * width.room, width):
                text, x = letters.plain(part.text), begin + part.value / 2
                yield note(text, x, part.middle, width.text, kind.ink, "center middle")


def _fits(text: str, pixels: float, width: Width) -> bool:
    return letters.width(text, width.text) + INSIDE <= pixels


def _trace(parts: pd.DataFrame, kind: Part, thickness: int, frame: Frame) -> go.Bar:
    line = {"color": style.PAPER, "width": 1}
    return go.Bar(
        orientation="h",
        x=parts["value"],
        y=parts["middle"],
        width=thickness,
        marker={"color": kind.color, "line": line, "pattern": style.hatching(frame)},
        customdata=parts["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )

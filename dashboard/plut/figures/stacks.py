"""Horizontal bars made of parts: each under its own label, the parts' values inside where they fit, one legend."""

import html
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

THICKNESS = {"wide": 40, "medium": 38, "narrow": 34}  # pixels of a bar
GAP = 18  # pixels between a bar and the label of the next
LINE_HEIGHT = 1.4  # em
LETTER = 0.62  # em, generously, of a figure


@dataclass(frozen=True)
class Part:
    """How the parts of one `kind` look: its name in the legend, its colour, and the colour of figures on it."""

    kind: str
    label: str
    color: str
    ink: str = style.PAPER


def stacked(labels: list[str], parts: pd.DataFrame, kinds: list[Part], frame: Frame) -> go.Figure:
    """Bars of parts on one scale from zero, the first label on top, the parts in the order of the kinds.

    parts: `bar` (position in labels), `kind`, `value`, `text` (the value in words), `hover`. A part without a value is
    not drawn; a text that does not fit into its part stands in its hover and in the table alone.
    """
    width, thickness = style.WIDTHS[frame.width], THICKNESS[frame.width]
    wrapped = [style.wrapped(html.escape(label, quote=False), width, width.text) for label in labels]
    tops, middles, height = _places(wrapped, width.text, thickness)
    end = max((parts.loc[parts["bar"] == bar, "value"].sum() for bar in range(len(labels))), default=1)
    pixels = (width.pixels - 2 * style.MARGIN) / (end or 1)
    figure = go.Figure(
        [
            _trace(
                parts[parts["kind"] == kind.kind],
                kind,
                middles,
                thickness,
                pixels,
                width.text,
                style.hatching(frame),
            )
            for kind in kinds
        ]
    )
    figure.update_layout(
        barmode="stack",
        annotations=[
            {"text": text, "x": 0, "y": top, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": "top", "align": "left",
             "showarrow": False, "borderpad": 0, "bgcolor": style.PAPER, "font": {"size": width.text, "color": style.INK}}
            for text, top in zip(wrapped, tops, strict=True)
        ],
    )  # fmt: skip
    figure.update_xaxes(range=[0, end or 1], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    present = set(parts.loc[parts["value"] > 0, "kind"])
    legend = " ".join(style.key("■", kind.color, kind.label) for kind in kinds if kind.kind in present)
    return style.framed(figure, frame, height, legend=legend)


def _places(labels: list[str], size: int, thickness: int) -> tuple[list[float], list[float], int]:
    """Pixels from the top of each label and of the middle of each bar, and the height of all."""
    tops, middles, top = [], [], 6.0  # a little below the legend
    for label in labels:
        tops.append(top)
        bar_top = top + style.lines(label) * size * LINE_HEIGHT + 5
        middles.append(bar_top + thickness / 2)
        top = bar_top + thickness + GAP
    return tops, middles, max(60, round(top - GAP + 4))


def _trace(
    parts: pd.DataFrame,
    kind: Part,
    middles: list[float],
    thickness: int,
    pixels: float,
    size: int,
    pattern: dict,
) -> go.Bar:
    room = parts["value"] * pixels
    fits = [
        text if len(text) * size * LETTER + 8 <= space else ""
        for text, space in zip(parts["text"], room, strict=True)
    ]
    return go.Bar(
        orientation="h",
        x=parts["value"],
        y=[middles[bar] for bar in parts["bar"]],
        width=thickness,
        marker={"color": kind.color, "line": {"color": style.PAPER, "width": 1}, "pattern": pattern},
        text=fits,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": size, "color": kind.ink},
        customdata=parts["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )

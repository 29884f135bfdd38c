"""Histograms: for each group a row of columns under its label, all rows on one scale, a column per series in
each class."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import Text, trace

HIGHEST = {"wide": 60, "medium": 52, "narrow": 44}  # pixels of the highest column of all
GAP, AROUND = 20, 4  # pixels between rows, and between columns and words
FILLED = 0.84  # share of a class that its columns take
COLORS = (style.VALUE, style.SEQUENTIAL[1])


def histograms(
    rows: pd.DataFrame, columns: pd.DataFrame, edges: list[str], series: list[str], *, frame: Frame
) -> go.Figure:
    """A row of columns per group, in the order given, first on top; heights are shares of the group.

    rows: `group`, `label`. columns: `group`, `position` (of the class, from 0), `series` (position in
    `series`, at most two), `share` (0 to 1 of the group), `hover`. edges: the words under the edges of the
    classes, one more than there are classes; an empty one is not written.
    """
    width, highest = frame.sizes, HIGHEST[frame.width]
    placed, height = _placed(rows, width, highest)
    bases = dict(zip(placed["group"], placed["base"], strict=True))
    tallest, thick = columns["share"].max() or 1, FILLED / len(series)
    figure = go.Figure()
    for position in range(len(series)):
        own = columns[columns["series"] == position]
        base = own["group"].map(bases)
        figure.add_trace(
            go.Bar(
                x=own["position"] + 0.5 + (position - (len(series) - 1) / 2) * thick,
                y=-own["share"] / tallest * highest,
                base=base,
                width=thick,
                marker={"color": COLORS[position], "pattern": style.hatching(frame), "line": {"width": 0}},
                customdata=own["hover"],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    figure.add_trace(trace([text for row in placed.itertuples() for text in _texts(row, edges, width)]))
    figure.update_xaxes(range=[0, len(edges) - 1], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    figure.update_layout(barmode="overlay", shapes=[_ground(base, len(edges) - 1) for base in placed["base"]])
    names = [style.key("■", color, name) for color, name in zip(COLORS, series, strict=False)]
    return style.framed(figure, frame, height, names)


def _placed(rows: pd.DataFrame, width: Width, highest: int) -> tuple[pd.DataFrame, int]:
    """The rows with their places in pixels from the top (`top` of the label, `base` of the columns), and the
    height of all."""
    placed, top = [], 0.0
    for row in rows.to_dict("records"):
        label = letters.wrapped(letters.plain(row["label"]), width.room, width.text)
        base = top + letters.height(label, width.text) + AROUND + highest
        placed.append(row | {"label": label, "top": top, "base": base})
        top = base + AROUND + width.note * letters.AIRY_LINE + GAP
    return pd.DataFrame(placed), max(40, round(top - GAP))


def _texts(row, edges: list[str], width: Width) -> list[Text]:
    """The label of a row at the left, and the words under the edges of its classes."""
    last = len(edges) - 1
    sides = {0: "right", last: "left"}
    written = [
        Text(
            letters.plain(edge), at, row.base + AROUND, width.note, style.MUTED, side=sides.get(at, "center")
        )
        for at, edge in enumerate(edges)
        if edge
    ]
    return [Text(row.label, 0, row.top, width.text, style.INK), *written]


def _ground(base: float, classes: int) -> dict:
    ends = {"x0": 0, "x1": classes, "y0": base, "y1": base}
    return {"type": "line", "xref": "x", "yref": "y", "line": {"color": style.MUTED, "width": 1}} | ends

"""Rows with a share each, as a point on a line between two bounds; what is held back says why instead."""

import html

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

ROW = {"wide": 27, "medium": 27, "narrow": 44}  # pixels
COLUMNS = {
    "wide": (0.34, 0.8),
    "medium": (0.42, 0.76),
    "narrow": (0.0, 0.66),
}  # where the scale begins and ends
LETTER = 0.56  # em


def shares(rows: pd.DataFrame, frame: Frame) -> go.Figure:
    """A row per group, first on top: label, point at the share, pale line from the lower to the upper bound, text at the end.

    rows: `label`, `share`, `lower`, `upper` (0 to 1; all null where held back), `text`, `hover`.
    """
    width, row = style.WIDTHS[frame.width], ROW[frame.width]
    begin, end = COLUMNS[frame.width]
    above = 18 if frame.width == "narrow" else 0  # on a phone the label stands above its line
    places = [row * position + above + (row - above) / 2 for position in range(len(rows))]
    known = rows["share"].notna().to_numpy()
    lines_x = [x for low, high in zip(rows["lower"], rows["upper"], strict=True) for x in (low, high, None)]
    lines_y = [y for place in places for y in (place, place, None)]
    points = rows[known]
    figure = go.Figure(
        [
            go.Scatter(x=lines_x, y=lines_y, mode="lines", line={"color": style.SEQUENTIAL[1], "width": 5}, hoverinfo="skip"),
            go.Scatter(
                x=points["share"], y=[place for place, drawn in zip(places, known, strict=True) if drawn], mode="markers",
                marker={"size": 10, "color": style.ACCENT}, customdata=points["hover"], hovertemplate="%{customdata}<extra></extra>",
            ),
        ]
    )  # fmt: skip
    letters = int((width.pixels - 2 * style.MARGIN) * (begin if begin else 1) / (width.text * LETTER)) - 1
    notes = []
    for entry, place, drawn in zip(rows.itertuples(), places, known, strict=True):
        label = entry.label if len(entry.label) <= letters else f"{entry.label[: letters - 1]}…"
        label_y = place - row / 2 if above else place
        notes.append(_text(label, 0, label_y, width.text, style.INK, "middle"))
        notes.append(
            _text(entry.text, end + 0.015, place, width.text, style.INK if drawn else style.MUTED, "middle")
        )
    height = max(60, row * len(rows))
    figure.update_layout(annotations=notes)
    figure.update_xaxes(
        domain=[begin, end], range=[-0.02, 1.02], tickvals=[0, 0.5, 1], showticklabels=False, fixedrange=True
    )
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    return style.framed(figure, frame, height)


def _text(text: str, x: float, y: float, size: int, color: str, anchor: str) -> dict:
    return {
        "text": html.escape(text, quote=False), "x": x, "y": y, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": anchor,
        "align": "left", "showarrow": False, "borderpad": 0, "font": {"size": size, "color": color},
    }  # fmt: skip

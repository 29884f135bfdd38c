"""A matrix of counts: rows with their names at the left, columns with theirs on top, a cell as dark as its share."""

import html

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame, Width

ROW = {"wide": 21, "medium": 21, "narrow": 20}  # pixels of a row
NAMES = {"wide": 0.34, "medium": 0.36, "narrow": 0.56}  # share of the width that the rows' names take at most
GOOD, NONE = style.SEQUENTIAL[1], style.NO_DATA
BAD = (style.DIVERGING[2], "#e9c3a2", style.DIVERGING[1])
SCALE = [
    [0, GOOD],
    [0.249, GOOD],
    [0.25, BAD[0]],
    [0.499, BAD[0]],
    [0.5, BAD[1]],
    [0.749, BAD[1]],
    [0.75, BAD[2]],
    [1, BAD[2]],
]


def missing(
    cells: pd.DataFrame, rows: list[str], columns: list[str], legend: dict[str, str], frame: Frame
) -> go.Figure:
    """What is missing where: a cell is pale where the post does not exist, green where nothing is missing.

    cells: `row`, `column` (positions, from 0), `shade` (0 nothing missing, 1 below half, 2 half or more, 3 all), `text`,
    `hover`. rows, columns: names. legend: a word for each of 'none', 'some', 'most', 'all' and 'no_post'.
    """
    width = style.WIDTHS[frame.width]
    room = width.pixels - 2 * style.MARGIN
    share = min(NAMES[frame.width], (max(len(name) for name in rows) + 2) * width.note * 0.56 / room)
    named = share * len(columns) / (1 - share)  # in columns
    header = _header_height(columns, room * (1 - share) / len(columns), width)
    row = ROW[frame.width]
    figure = go.Figure(
        go.Heatmap(
            x=cells["column"], y=cells["row"], z=cells["shade"], zmin=-0.001, zmax=3.001, colorscale=SCALE, showscale=False,
            xgap=2, ygap=2, text=cells["text"], texttemplate="%{text}", textfont={"size": width.note, "color": style.INK},
            customdata=cells["hover"], hovertemplate="%{customdata}<extra></extra>", hoverongaps=False,
        )
    )  # fmt: skip
    letters = int(room * share / (width.note * 0.5))  # names are mostly small letters
    figure.add_trace(
        go.Scatter(
            x=[-0.5 - named] * len(rows),
            y=list(range(len(rows))),
            mode="text",
            text=[
                html.escape(name if len(name) <= letters else f"{name[: letters - 1]}…", quote=False)
                for name in rows
            ],
            textposition="middle right",
            textfont={"size": width.note, "color": style.INK},
            hovertext=[html.escape(name) for name in rows],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    figure.update_xaxes(range=[-0.5 - named, len(columns) - 0.5], visible=False, fixedrange=True)
    figure.update_yaxes(range=[len(rows) - 0.5, -0.5 - header / row], visible=False, fixedrange=True)
    figure.update_layout(
        annotations=[_heading(name, i, width) for i, name in enumerate(columns)], plot_bgcolor=style.PAPER
    )
    colors = {"none": GOOD, "some": BAD[0], "most": BAD[1], "all": BAD[2]}
    marks = [style.key("■", colors[code], word) for code, word in legend.items() if code in colors]
    return style.framed(figure, frame, round(header + row * len(rows)), legend=" ".join(marks))


def _upright(width: Width) -> bool:
    return width.name != "wide"


def _header_height(columns: list[str], column_pixels: float, width: Width) -> float:
    """Pixels above the first row: two or three lines of words, or the longest name standing upright."""
    if _upright(width):
        return max(len(name) for name in columns) * width.note * 0.58 + 8
    lines = max(len(name.split()) for name in columns)
    widest = max(len(word) for name in columns for word in name.split()) * width.note * 0.6
    return lines * width.note * 1.3 + 8 + (0 if widest <= column_pixels else width.note)


def _heading(name: str, position: int, width: Width) -> dict:
    text = html.escape(name, quote=False)
    upright = _upright(width)
    return {
        "text": text if upright else text.replace(" ", "<br>"),
        "x": position, "y": -0.5, "xref": "x", "yref": "y", "xanchor": "center", "yanchor": "bottom", "showarrow": False,
        "textangle": -90 if upright else 0, "borderpad": 0, "yshift": 4, "font": {"size": width.note, "color": style.MUTED},
    }  # fmt: skip

"""A matrix of counts: rows with their names at the left, columns with theirs on top, a cell as dark as its
share.
"""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

ROW = {"wide": 21, "medium": 21, "narrow": 20}  # pixels of a row
NAMES = {"wide": 0.34, "medium": 0.38, "narrow": 0.6}  # share of the width that the rows' names take at most
BESIDE = 6  # pixels between a name and its cells
ABOVE = 4  # pixels between the heading of a column and its cells
UPRIGHT = {"wide": False, "medium": True, "narrow": True}  # headings of columns, read from below
GOOD = style.SEQUENTIAL[0]
BAD = ("#f5ccb0", "#e9a57c", "#d97c48")


def missing(
    cells: pd.DataFrame, rows: list[str], columns: list[str], legend: dict[str, str], *, frame: Frame
) -> go.Figure:
    """What is missing where: a cell is white where the post does not exist, pale where nothing is missing,
    and the darker orange the more is missing.

    cells: `row`, `column` (positions, from 0), `shade` (0 nothing missing, 1 below half, 2 half or more, 3
    all), `text`, `hover`; a post that does not exist has no row. rows, columns: names. legend: a word for
    each of 'none', 'some', 'most', 'all' and 'no_post'.
    """
    width, row = frame.sizes, ROW[frame.width]
    widest = max(letters.width(letters.plain(name), width.note) for name in rows) + BESIDE + 1
    share = min(NAMES[frame.width], widest / width.room)
    named = share * len(columns) / (1 - share)  # in columns
    headings = [_heading(name, width.room * (1 - share) / len(columns), width) for name in columns]
    header = max(_height(heading, width) for heading in headings) + 2 * ABOVE
    figure = go.Figure([_cells(cells, width), _names(rows, -0.5 - named, width.room * share - BESIDE, width)])
    figure.update_xaxes(range=[-0.5 - named, len(columns) - 0.5], visible=False, fixedrange=True)
    figure.update_yaxes(range=[len(rows) - 0.5, -0.5 - header / row], visible=False, fixedrange=True)
    turned = {"textangle": -90} if UPRIGHT[frame.width] else {}
    place = {"anchor": "center bottom", "shift": (0, ABOVE), **turned}
    figure.layout.annotations = [
        note(text, position, -0.5, width.note, style.MUTED, **place) for position, text in enumerate(headings)
    ]
    colors = {"none": GOOD, "some": BAD[0], "most": BAD[1], "all": BAD[2]}
    marks = [style.key("■", colors[code], word) for code, word in legend.items() if code in colors]
    return style.framed(figure, frame, round(header + row * len(rows)), marks)


def _cells(cells: pd.DataFrame, width: Width) -> go.Heatmap:
    colors = (GOOD, *BAD)
    return go.Heatmap(
        x=cells["column"],
        y=cells["row"],
        z=cells["shade"],
        zmin=-0.5,
        zmax=len(colors) - 0.5,
        colorscale=[[(i + edge) / len(colors), color] for i, color in enumerate(colors) for edge in (0, 1)],
        showscale=False,
        xgap=2,
        ygap=2,
        text=cells["text"],
        texttemplate="%{text}",
        textfont={"size": width.note, "color": style.INK},
        customdata=cells["hover"],
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
    )


def _names(rows: list[str], left: float, pixels: float, width: Width) -> go.Scatter:
    """The names of the rows, cut where they are too long; whole in their hover."""
    return go.Scatter(
        x=[left] * len(rows),
        y=list(range(len(rows))),
        mode="text",
        text=[letters.shortened(name, pixels, width.note) for name in rows],
        textposition="middle right",
        textfont={"size": width.note, "color": style.INK},
        hovertext=[letters.plain(name) for name in rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def _heading(name: str, pixels: float, width: Width) -> str:
    """The heading of a column: upright in one line, or broken into the width of the column."""
    return (
        letters.plain(name)
        if UPRIGHT[width.name]
        else letters.wrapped(letters.plain(name), pixels, width.note)
    )


def _height(heading: str, width: Width) -> float:
    if UPRIGHT[width.name]:
        return letters.width(heading, width.note)
    return letters.lines(heading) * width.note * letters.LINE

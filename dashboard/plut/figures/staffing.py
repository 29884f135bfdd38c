"""Consultants over time against their complement, and how evenly access to them is spread."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import axes, letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

HEIGHTS = {"wide": 380, "medium": 340, "narrow": 320}
SQUARE = {"wide": 420, "medium": 360, "narrow": 280}
MOVES = 0.26  # share of the height for those who join and leave
BETWEEN = 0.06  # share of the height between them and the lines, for the years
LABEL_LIMIT = 0.3  # share of the width, at most, for the labels at the ends of the lines
BESIDE = 6  # pixels between the end of a line and its label
AT_LEFT = 0.03  # of the span of time
YEARS = {"wide": 2, "medium": 2, "narrow": 3}  # between two that are written


def history(months: pd.DataFrame, marks: pd.DataFrame, names: dict[str, str], *, frame: Frame) -> go.Figure:
    """Active consultants and the complement by month, those who joined and left below, published numbers as
    marks.

    months: `day` (at least two), `active`, `complement`, `joined`, `left`, `hover`. marks: `day`, `value`,
    `label`, `hover`. names: words for `active`, `complement`, `joined`, `left` and `published`.
    """
    width, height = frame.sizes, HEIGHTS[frame.width]
    figure = go.Figure(
        [
            _line(months, "complement", style.MUTED, "dot"),
            _line(months, "active", style.VALUE, "dash"),
            _bars(months, months["joined"], style.VALUE),
            _bars(months, -months["left"], style.ATTENTION),
            _published(marks, width),
        ]
    )
    first, last = months["day"].min(), months["day"].max()
    top = max(months["complement"].max(), months["active"].max(), marks["value"].max(), 1) * 1.1
    most = max(months["joined"].max(), months["left"].max(), 1) * 1.15
    limit = LABEL_LIMIT * width.room
    labels = {
        name: letters.wrapped(letters.plain(names[name]), limit, width.note + 1)
        for name in ("active", "complement", "joined", "left")
    }
    widest = max(letters.width(label, width.note + 1) for label in labels.values())
    upper = height * (1 - MOVES - BETWEEN)  # pixels of the lines
    ends = _ends(months, labels, top / upper, top, width)
    moves = [("joined", most / 2, style.VALUE), ("left", -most / 2, style.ATTENTION)]
    notes = [_label(labels[name], last, y, color, "y", width) for name, y, color in ends]
    notes += [_label(labels[name], last, y, color, "y2", width) for name, y, color in moves]
    years = range(first.year + 1, last.year + 1, YEARS[frame.width])
    figure.update_layout(
        barmode="relative",
        bargap=0.15,
        annotations=notes,
        yaxis={
            "domain": [MOVES + BETWEEN, 1],
            "range": [0, top],
            "showgrid": False,
            "showticklabels": False,
            "fixedrange": True,
        },
        yaxis2={
            "domain": [0, MOVES],
            "range": [-most, most],
            "visible": False,
            "anchor": "x",
            "fixedrange": True,
        },
        xaxis={
            "range": axes.around(first, last, AT_LEFT * width.room, widest + BESIDE, width.room),
            "showgrid": False,
            "tickformat": "%Y",
            "tickvals": [f"{year}-01-01" for year in years],
            "fixedrange": True,
        },
    )
    legend = [style.key("●", style.INK, names["published"])] if len(marks) else []
    return style.framed(figure, frame, height, legend, axis_room=26)


def _line(months: pd.DataFrame, column: str, color: str, dash: str) -> go.Scatter:
    return go.Scatter(
        x=months["day"],
        y=months[column],
        mode="lines",
        line={"color": color, "width": 2.2, "dash": dash},
        customdata=months["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _bars(months: pd.DataFrame, values: pd.Series, color: str) -> go.Bar:
    return go.Bar(
        x=months["day"],
        y=values,
        yaxis="y2",
        marker={"color": style.PAPER, "line": {"color": color, "width": 1.4}},
        customdata=months["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _published(marks: pd.DataFrame, width: Width) -> go.Scatter:
    return go.Scatter(
        x=marks["day"],
        y=marks["value"],
        mode="markers+text",
        text=marks["label"].map(letters.plain),
        textposition="top center",
        textfont={"size": width.text, "color": style.INK},
        marker={"size": 10, "color": style.INK},
        customdata=marks["hover"],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _ends(
    months: pd.DataFrame, labels: dict[str, str], per_pixel: float, top: float, width: Width
) -> list[tuple[str, float, str]]:
    """Where the labels of the two lines stand: at their ends, pushed apart where they would cover one
    another.
    """
    colors = {"active": style.VALUE, "complement": style.MUTED}
    names = sorted(colors, key=lambda name: months[name].iloc[-1])
    heights = [letters.height(labels[name], width.note + 1) for name in names]
    least = per_pixel * sum(heights) / 2
    places = axes.apart([months[name].iloc[-1] for name in names], least, top - per_pixel * heights[-1] / 2)
    return [(name, place, colors[name]) for name, place in zip(names, places, strict=True)]


def _label(text: str, day: pd.Timestamp, y: float, color: str, axis: str, width: Width) -> dict:
    return note(text, day, y, width.note + 1, color, "left middle", f"x {axis}", shift=(BESIDE, 0))


def lorenz(curve: pd.DataFrame, names: dict[str, str], *, frame: Frame) -> go.Figure:
    """The Lorenz curve under the line of equal access.

    curve: `people_share`, `access_share` (0 to 1, in order, from 0), `hover`. names: words for `equal`,
    `people` (under the plot) and `access` (beside the curve).
    """
    width = frame.sizes
    size = width.note + 1
    figure = go.Figure(
        [
            go.Scatter(
                x=[0, 1],
                y=[0, 1],
                mode="lines",
                line={"color": style.MUTED, "width": 1.4},
                hoverinfo="skip",
            ),
            go.Scatter(
                x=curve["people_share"],
                y=curve["access_share"],
                mode="lines",
                fill="tozeroy",
                fillcolor="rgba(11,114,133,0.12)",
                line={"color": style.VALUE, "width": 2.4, "dash": "dash"},
                customdata=curve["hover"],
                hovertemplate="%{customdata}<extra></extra>",
            ),
        ]
    )
    equal, access, people = (
        letters.wrapped(letters.plain(names[name]), share * width.room, size)
        for name, share in (("equal", 0.42), ("access", 0.38), ("people", 1))
    )
    notes = [
        note(equal, 0.44, 0.5, size, style.MUTED, "right middle"),
        note(access, 0.6, 0.13, size, style.VALUE, "left middle"),
        note(people, 0.5, 0, size, style.MUTED, "center top", shift=(0, -20)),
    ]
    axis = {"range": [0, 1], "tickvals": [0, 0.5, 1], "fixedrange": True, "showgrid": False}
    figure.update_layout(annotations=notes)
    figure.update_xaxes(**axis, ticktext=["0", "50%", "100%"])
    figure.update_yaxes(**axis, showticklabels=False, showline=True, linecolor=style.LINE)
    return style.framed(figure, frame, SQUARE[frame.width], axis_room=44)

"""When numbers were in print, question by question: dots over time, the newest with its date, and how long
nothing newer has been found."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import axes, letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

ABOVE, BELOW = 12, 9  # pixels from the name of a question to its dots, and from them to the date
BETWEEN = 6  # pixels from the date to the name of the next question
SMALL, LARGE = 9, 15  # pixels of a dot, and of the newest


def newest(points: pd.DataFrame, silence: str, *, frame: Frame) -> go.Figure:
    """points: `question` (its name), `day`, `label` (of the newest of each its date in words, else ''),
    `is_newest`, `hover`, question by question; `until`: where time ends. silence: what the dotted lines say.
    """
    sizes = frame.sizes
    questions = list(dict.fromkeys(points["question"]))
    names = {
        name: letters.wrapped(letters.plain(name), sizes.room, sizes.text, bold=True) for name in questions
    }
    tops, dots, height = _rows(names, sizes.text)
    placed = points.assign(y=[dots[name] for name in points["question"]])
    last = placed[placed["is_newest"]]
    until = points["until"].max()
    span = axes.around(points["day"].min(), until, axes.EDGE, axes.EDGE, sizes.room)
    figure = go.Figure(
        [_dots(placed[~placed["is_newest"]], SMALL, style.SEQUENTIAL[2]), _dots(last, LARGE, style.VALUE)]
    )
    notes = [
        note(f"<b>{text}</b>", 0, tops[name], sizes.text, style.INK, axes="paper y")
        for name, text in names.items()
    ]
    dates = [_date(row, span, sizes) for row in last.itertuples()]
    figure.update_layout(
        annotations=[*notes, *dates], shapes=[_silent(row, until) for row in last.itertuples()]
    )
    figure.update_xaxes(
        range=span,
        showgrid=False,
        dtick="M24",
        tickformat="%Y",
        tickfont={"size": sizes.note + 1},
        fixedrange=True,
    )
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    legend = [style.key("┄", style.ATTENTION, silence)]
    return style.framed(figure, frame, round(height), legend, axis_room=26)


def _rows(names: dict[str, str], size: int) -> tuple[dict[str, float], dict[str, float], float]:
    """Pixels from the top of the name of each question and of its dots, and the height of all."""
    tops: dict[str, float] = {}
    dots: dict[str, float] = {}
    top = 4.0
    for name, text in names.items():
        tops[name] = top
        dots[name] = top + letters.height(text, size) + ABOVE
        top = dots[name] + BELOW + letters.height("x", size) + BETWEEN
    return tops, dots, top - BETWEEN


def _dots(rows: pd.DataFrame, size: int, color: str) -> go.Scatter:
    return go.Scatter(
        x=rows["day"],
        y=rows["y"],
        mode="markers",
        marker={"size": size, "color": color, "line": {"color": style.PAPER, "width": 1.3}},
        customdata=rows["hover"],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _silent(row, until: pd.Timestamp) -> dict:
    """The line from the newest number to the end of time; under the dots."""
    line = {"color": style.ATTENTION, "width": 3, "dash": "dot"}
    ends = {"x0": row.day, "x1": until, "y0": row.y, "y1": row.y}
    return {"type": "line", "xref": "x", "yref": "y", "line": line, "layer": "below"} | ends


def _date(row, span: list, sizes: Width) -> dict:
    """The date of the newest number, under it; where the picture ends, at its left."""
    text = f"<b>{letters.plain(row.label)}</b>"
    pixels = (row.day - span[0]) / (span[1] - span[0]) * sizes.room
    wide = letters.width(text, sizes.text)
    if wide / 2 <= min(pixels, sizes.room - pixels):
        return note(text, row.day, row.y, sizes.text, style.VALUE, "center top", shift=(0, -BELOW))
    return note(text, row.day, row.y, sizes.text, style.VALUE, "right top", shift=(LARGE / 2, -BELOW))

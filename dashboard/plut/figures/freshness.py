"""When numbers were in print, question by question: dots over time, the newest with its date, and how long
nothing newer has been found."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import axes, letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

ROW = 26  # pixels from the name of a question to its dots, beside the height of its words
BETWEEN = 24  # pixels from the dots of a question to the name of the next
SMALL, LARGE = 9, 15  # pixels of a dot, and of the newest
BESIDE = 12  # pixels between the newest and its date


def newest(points: pd.DataFrame, silence: str, *, frame: Frame) -> go.Figure:
    """points: `question` (its name), `day`, `label` (of the newest of each its date in words, else ''),
    `is_newest`, `hover`, question by question; `until`: where time ends. silence: what the dotted lines say.
    """
    sizes = frame.sizes
    questions = list(dict.fromkeys(points["question"]))
    step = letters.height("x", sizes.text) + ROW + BETWEEN
    rows = {name: place * step for place, name in enumerate(questions)}
    placed = points.assign(y=[rows[name] + step - BETWEEN for name in points["question"]])
    last = placed[placed["is_newest"]]
    height, until = step * len(questions), points["until"].max()
    span = axes.around(points["day"].min(), until, axes.EDGE, axes.EDGE, sizes.room)
    figure = go.Figure(
        [_dots(placed[~placed["is_newest"]], SMALL, style.SEQUENTIAL[2]), _dots(last, LARGE, style.VALUE)]
    )
    names = [
        note(f"<b>{letters.plain(name)}</b>", 0, top, sizes.text, style.INK, axes="paper y")
        for name, top in rows.items()
    ]
    dates = [_date(row, span, sizes) for row in last.itertuples()]
    figure.update_layout(
        annotations=[*names, *dates], shapes=[_silent(row, until) for row in last.itertuples()]
    )
    figure.update_xaxes(
        range=span, dtick="M24", tickformat="%Y", tickfont={"size": sizes.note + 1}, fixedrange=True
    )
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    legend = [style.key("┄", style.ATTENTION, silence)]
    return style.framed(figure, frame, round(height), legend, axis_room=26)


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
    """The date of the newest number, over it; where the picture ends, at its left."""
    text = f"<b>{letters.plain(row.label)}</b>"
    pixels = (row.day - span[0]) / (span[1] - span[0]) * sizes.room
    wide = letters.width(text, sizes.text)
    anchor = "center" if wide / 2 <= min(pixels, sizes.room - pixels) else "right"
    return note(
        text,
        row.day,
        row.y,
        sizes.text,
        style.VALUE,
        f"{anchor} bottom",
        shift=(BESIDE * (anchor == "right"), BESIDE),
    )

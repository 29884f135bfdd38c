"""Spending since January, month by month: the year that runs, the years before it, and where it may end."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import axes, letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

PLOT_HEIGHTS = {"wide": 330, "medium": 290, "narrow": 270}
PAST = "#9fb0bd"
JANUARY, DECEMBER = 1, 12
AT_LEFT = 10  # pixels before January
BESIDE = 8  # pixels between the end of a line and its year


def pace(
    months: pd.DataFrame,
    target: float,
    words: dict[str, str],
    outlook: dict | None = None,
    *,
    frame: Frame,
) -> go.Figure:
    """Cumulative shares as lines, each year named at its end; the range of the year-end as a bar at December.

    months: `year`, `month` (1 to 12), `share` (0 to 1), `is_current`, `hover`, in order of year and month.
    words: `months` (the twelve initials, joined by a space), `target`, and `now` (the label of the present
    year's last point). outlook: `low`, `high` (0 to 1), `text` and `hover`, or None
    where no range can be given.
    """
    width, height = frame.sizes, PLOT_HEIGHTS[frame.width]
    top = max([target * 1.15, months["share"].max() * 1.1, outlook["high"] * 1.1 if outlook else 0])
    by_year = [months[months["year"] == year] for year in months["year"].unique()]
    figure = go.Figure([_line(rows, frame) for rows in by_year])
    small = width.note + 1
    notes = [
        note(letters.plain(words["target"]), JANUARY, target, small, style.INK, "left bottom", shift=(0, 2))
    ]
    if outlook:
        figure.add_trace(_outlook(outlook))
        middle = (outlook["low"] + outlook["high"]) / 2
        text = letters.plain(outlook["text"])
        notes.append(note(text, DECEMBER, middle, small, style.ATTENTION, "right middle", shift=(-10, 0)))
    past = [rows.iloc[-1] for rows in by_year if not rows["is_current"].iloc[0]]
    years = max((letters.width(str(end["year"]), small) for end in past), default=0)
    first, last = axes.around(JANUARY, DECEMBER, AT_LEFT, years + BESIDE, width.room)
    notes += _years(past, top / height, top, width)
    notes += [
        _now(
            rows.iloc[-1], words["now"], (rows["month"].iloc[-1] - first) / (last - first) * width.room, width
        )
        for rows in by_year
        if rows["is_current"].iloc[0]
    ]
    line = {"x0": JANUARY, "x1": DECEMBER, "y0": target, "y1": target}
    figure.update_layout(
        annotations=notes,
        shapes=[{"type": "line", "line": {"color": style.INK, "width": 1.4}} | line],
    )
    figure.update_xaxes(
        range=[first, last],
        tickvals=list(range(JANUARY, DECEMBER + 1)),
        ticktext=words["months"].split(" "),
        showgrid=False,
        fixedrange=True,
        tickfont={"size": width.note, "color": style.MUTED},
    )
    figure.update_yaxes(range=[0, top], visible=False, fixedrange=True)
    return style.framed(figure, frame, height, axis_room=24)


def _line(rows: pd.DataFrame, frame: Frame) -> go.Scatter:
    """The months of one year: the present one strong and with marks, hollow and dotted where simulated."""
    is_current, is_simulated = bool(rows["is_current"].iloc[0]), bool(frame.simulated_word)
    return go.Scatter(
        x=rows["month"],
        y=rows["share"],
        mode="lines+markers" if is_current else "lines",
        line={
            "color": style.VALUE if is_current else PAST,
            "width": 3 if is_current else 1.8,
            "dash": "dot" if is_simulated and is_current else "solid",
        },
        marker={"size": 7, "symbol": "circle-open" if is_simulated else "circle", "line": {"width": 2}},
        customdata=rows["hover"],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _outlook(outlook: dict) -> go.Scatter:
    return go.Scatter(
        x=[DECEMBER, DECEMBER],
        y=[outlook["low"], outlook["high"]],
        mode="lines",
        line={"color": style.ATTENTION, "width": 7},
        customdata=[outlook["hover"]] * 2,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _now(point, text: str, pixels: float, width: Width) -> dict:
    """The label of the present year's last point: at its left, clear of the rising line, where there is room
    for it.
    """
    bold = f"<b>{letters.plain(text)}</b>"
    fits = letters.width(bold, width.text) <= pixels
    anchor, shift = ("right bottom", (-6, 6)) if fits else ("left bottom", (-6, 10))
    return note(bold, point["month"], point["share"], width.text, style.VALUE, anchor, shift=shift)


def _years(ends: list, per_pixel: float, top: float, width: Width) -> list[dict]:
    """The years at the ends of their lines, pushed apart where they would cover one another."""
    ends = sorted(ends, key=lambda end: (end["share"], end["year"]))
    line = per_pixel * (width.note + 4)
    places = axes.apart([end["share"] for end in ends], line, top - line / 2)
    return [
        note(str(end["year"]), end["month"], y, width.note + 1, style.MUTED, "left middle", shift=(BESIDE, 0))
        for end, y in zip(ends, places, strict=True)
    ]

"""The share that holds a certificate by each day, and the conversion of each month's cohort."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import axes, letters, style
from plut.figures.style import Frame, Width
from plut.figures.texts import note

PLOT_HEIGHTS = {"wide": 320, "medium": 290, "narrow": 260}
AXIS_ROOM = 46  # pixels below the plot for the days and what they are
BESIDE = 8  # pixels between a mark and its text
BAR = 20 * 24 * 3600 * 1000  # milliseconds: the width of a bar, twenty days
DOT_HEIGHT = 0.015  # of the scale, where the months stand that are held back
EDGE = 6  # pixels after the last month


def holding(
    curve: pd.DataFrame,
    marks: pd.DataFrame,
    ticks: list[tuple[float, str]],
    days: str,
    window: tuple[int, str],
    *,
    frame: Frame,
) -> go.Figure:
    """The cumulative share over the days as steps, with the days on which marked shares are reached.

    curve: `day`, `issued_share` (0 to 1), `hover`, the first row day 0 and the last the end of the axis, in
    order. marks: `day`, `share`, `text`. ticks: shares of the axis with their texts. days: what the other
    axis counts. window: a day with a line of its own, and its name; past the end of the axis there is none.
    """
    width = frame.sizes
    end = int(curve["day"].max())
    figure = go.Figure(
        [
            go.Scatter(
                x=curve["day"],
                y=curve["issued_share"],
                mode="lines",
                line={"color": style.VALUE, "width": 2.6, "shape": "hv"},
                customdata=curve["hover"],
                hovertemplate="%{customdata}<extra></extra>",
            ),
            go.Scatter(
                x=marks["day"],
                y=marks["share"],
                mode="markers",
                marker={"size": 10, "color": style.ATTENTION},
                hoverinfo="skip",
            ),
        ]
    )
    drop = {"color": style.ATTENTION, "width": 1, "dash": "dot"}
    lines = [_upright(mark.day, mark.share, drop) for mark in marks.itertuples()]
    notes = [_beside(mark, end, width) for mark in marks.itertuples()]
    if window[0] <= end:
        lines.append(_upright(window[0], 1, {"color": style.MUTED, "width": 1.2}))
        notes.append(_window(*window, end, width))
    corner = {"anchor": "right top", "axes": "paper paper", "shift": (0, -26)}
    notes.append(note(letters.plain(days), 1, 0, width.note, style.MUTED, **corner))
    figure.update_layout(shapes=lines, annotations=notes)
    figure.update_xaxes(
        range=[0, end],
        showgrid=False,
        nticks=5 if frame.width == "narrow" else 10,
        tickfont={"size": width.note},
    )
    figure.update_yaxes(**_scale(ticks, width))
    return style.framed(figure, frame, PLOT_HEIGHTS[frame.width], axis_room=AXIS_ROOM)


def cohorts(
    months: pd.DataFrame, ticks: list[tuple[float, str]], labels: tuple[str, str, str], *, frame: Frame
) -> go.Figure:
    """The conversion of each month's cohort as a line; of cohorts that have not matured, what it may become
    as bars.

    months: `month` (its first day), `share` (null where it is not known or held back), `lower`, `upper` (null
    where the share is known), `is_small`, `hover`, in order. labels: of the line, the bars, and the months
    that are held back.
    """
    width = frame.sizes
    open_ones, small = months[months["upper"].notna()], months[months["is_small"]]
    figure = go.Figure(
        [
            go.Bar(
                x=open_ones["month"],
                y=open_ones["upper"] - open_ones["lower"],
                base=open_ones["lower"],
                width=BAR,
                marker={"color": style.SEQUENTIAL[1]},
                customdata=open_ones["hover"],
                hovertemplate="%{customdata}<extra></extra>",
            ),
            go.Scatter(
                x=months["month"],
                y=months["share"],
                mode="lines+markers",
                line={"color": style.VALUE, "width": 2.2},
                marker={"size": 5 if frame.width == "narrow" else 6, "color": style.VALUE},
                connectgaps=False,
                customdata=months["hover"],
                hovertemplate="%{customdata}<extra></extra>",
            ),
            go.Scatter(
                x=small["month"],
                y=[DOT_HEIGHT] * len(small),
                mode="markers",
                marker={"symbol": "circle-open", "size": 6, "color": style.MUTED},
                customdata=small["hover"],
                hovertemplate="%{customdata}<extra></extra>",
                cliponaxis=False,
            ),
        ]
    )
    dtick, written = _month_ticks(len(months), frame.width)
    figure.update_xaxes(
        range=_month_range(months["month"], ticks, width),
        showgrid=False,
        dtick=dtick,
        tickformat=written,
        tickfont={"size": width.note},
    )
    figure.update_yaxes(**_scale(ticks, width))
    marks = (
        ("●", style.VALUE, True),
        ("■", style.SEQUENTIAL[1], len(open_ones) > 0),
        ("○", style.MUTED, len(small) > 0),
    )
    named = zip(marks, labels, strict=True)
    legend = [style.key(mark, color, label) for (mark, color, is_there), label in named if is_there]
    return style.framed(figure, frame, PLOT_HEIGHTS[frame.width], legend, axis_room=26)


def _scale(ticks: list[tuple[float, str]], width: Width) -> dict:
    """The axis of shares, its texts inside the plot."""
    return {
        "range": [0, 1],
        "tickvals": [share for share, _ in ticks],
        "ticktext": [text for _, text in ticks],
        "ticklabelposition": "inside top",
        "showline": False,
        "tickfont": {"size": width.note, "color": style.MUTED},
    }


def _month_range(months: pd.Series, ticks: list[tuple[float, str]], width: Width) -> list[pd.Timestamp]:
    """The axis of months, with room at its left for the texts of the scale."""
    first, last = months.min(), months.max()
    if first == last:
        return [first - pd.Timedelta(days=25), last + pd.Timedelta(days=25)]
    texts = max(letters.width(letters.plain(text), width.note) for _, text in ticks)
    return axes.around(first, last, texts + BESIDE, EDGE, width.room)


def _month_ticks(count: int, width: str) -> tuple[str, str]:
    """Between two months that are written, and how they are written."""
    if count <= 14:
        return "M2", "%m/%Y"
    return ("M24" if width == "narrow" and count > 24 else "M12"), "%Y"


def _upright(day: float, height: float, line: dict) -> dict:
    return {"type": "line", "x0": day, "x1": day, "y0": 0, "y1": height, "line": line}


def _beside(mark, end: int, width: Width) -> dict:
    """A text beside a mark, below the curve at its right where there is room for it, else above it at its
    left.
    """
    text = letters.plain(mark.text)
    fits = _fits_at_right(text, mark.day, end, width.text, width)
    anchor, shift = ("left top", (BESIDE, 0)) if fits else ("right bottom", (-BESIDE, 0))
    look = {"borderpad": 1, "bgcolor": style.PAPER}
    return note(text, mark.day, mark.share, width.text, style.INK, anchor, shift=shift, **look)


def _window(day: int, name: str, end: int, width: Width) -> dict:
    text = letters.plain(name)
    fits = _fits_at_right(text, day, end, width.note, width)
    anchor, shift = ("left bottom", (5, 0)) if fits else ("right bottom", (-5, 0))
    return note(text, day, 0.02, width.note, style.MUTED, anchor, shift=shift, borderpad=1)


def _fits_at_right(text: str, day: float, end: int, size: int, width: Width) -> bool:
    return letters.width(text, size) + BESIDE <= (1 - day / end) * width.room

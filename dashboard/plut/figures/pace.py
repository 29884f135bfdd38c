"""Spending since January, month by month: the year that runs, the years before it, and where it may end."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

PLOT_HEIGHTS = {"wide": 330, "medium": 290, "narrow": 270}
PAST = "#9fb0bd"


def pace(
    months: pd.DataFrame, frame: Frame, target: float, words: dict[str, str], outlook: dict | None = None
) -> go.Figure:
    """Cumulative shares as lines, each year named at its end; the range of the year-end as a bar at December.

    months: `year`, `month` (1 to 12), `share` (0 to 1), `is_current`, `hover`, in order of year and month. words: `months`
    (the twelve initials, joined by a space), `target`, and `now` (the label of the present year's last point). outlook:
    `low`, `high` (0 to 1) and `text`, or None where no range can be given.
    """
    width = style.WIDTHS[frame.width]
    figure = go.Figure()
    notes = []
    ends = []
    for year in months["year"].unique():
        rows = months[months["year"] == year]
        current = bool(rows["is_current"].iloc[0])
        color = style.ACCENT if current else PAST
        dash = "dot" if frame.simulated_word and current else "solid"
        figure.add_trace(
            go.Scatter(
                x=rows["month"], y=rows["share"], mode="lines+markers" if current else "lines",
                line={"color": color, "width": 3 if current else 1.8, "dash": dash},
                marker={"size": 7, "symbol": "circle-open" if frame.simulated_word else "circle", "line": {"width": 2}},
                customdata=rows["hover"], hovertemplate="%{customdata}<extra></extra>", cliponaxis=False,
            )
        )  # fmt: skip
        last = rows.iloc[-1]
        if current:
            notes.append(
                _note(
                    f"<b>{words['now']}</b>",
                    last["month"],
                    last["share"],
                    "right",
                    "bottom",
                    width.text,
                    color,
                    (-6, 6),
                )
            )
        else:
            ends.append((last["share"], str(year), last["month"]))
    if outlook:
        figure.add_trace(
            go.Scatter(
                x=[12, 12], y=[outlook["low"], outlook["high"]], mode="lines", line={"color": style.POINT, "width": 7},
                customdata=[outlook["text"]] * 2, hovertemplate="%{customdata}<extra></extra>",
            )
        )  # fmt: skip
        middle = (outlook["low"] + outlook["high"]) / 2
        notes.append(
            _note(outlook["text"], 12, middle, "right", "middle", width.note + 1, style.POINT, (-10, 0))
        )
    top = max([target * 1.15, months["share"].max() * 1.1, (outlook or {"high": 0})["high"] * 1.1])
    notes += _year_labels(ends, top / PLOT_HEIGHTS[frame.width], width)
    notes.append(_note(words["target"], 1, target, "left", "bottom", width.note + 1, style.INK, (0, 2)))
    figure.update_layout(
        annotations=notes,
        shapes=[
            {
                "type": "line",
                "x0": 1,
                "x1": 12,
                "y0": target,
                "y1": target,
                "line": {"color": style.INK, "width": 1.4},
            }
        ],
    )
    figure.update_xaxes(
        range=[0.7, 13.4 if frame.width != "narrow" else 14.4], tickvals=list(range(1, 13)), ticktext=words["months"].split(" "),
        showgrid=False, fixedrange=True, tickfont={"size": width.note, "color": style.MUTED},
    )  # fmt: skip
    figure.update_yaxes(range=[0, top], visible=False, fixedrange=True)
    return style.framed(figure, frame, PLOT_HEIGHTS[frame.width], axis_room=24)


def _year_labels(ends: list[tuple[float, str, int]], per_pixel: float, width: style.Width) -> list[dict]:
    """The years at the ends of their lines, pushed apart where they would cover one another."""
    notes, floor = [], -1.0
    for share, year, month in sorted(ends):
        at = max(share, floor)
        floor = at + per_pixel * (width.note + 4)
        notes.append(_note(year, month, at, "left", "middle", width.note + 1, style.MUTED, (8, 0)))
    return notes


def _note(
    text: str, x: float, y: float, xanchor: str, yanchor: str, size: int, color: str, shift: tuple[int, int]
) -> dict:
    return {
        "text": text, "x": x, "y": y, "xref": "x", "yref": "y", "xanchor": xanchor, "yanchor": yanchor, "xshift": shift[0],
        "yshift": shift[1], "showarrow": False, "borderpad": 0, "font": {"size": size, "color": color},
    }  # fmt: skip

"""The share that holds a certificate by each day, and the conversion of each month's cohort."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame, Width

PLOT_HEIGHTS = {"wide": 320, "medium": 290, "narrow": 260}
AXIS_ROOM = 46  # pixels below the plot for the days and what they are


def holding(
    curve: pd.DataFrame,
    marks: pd.DataFrame,
    ticks: list[tuple[float, str]],
    days: str,
    window: tuple[int, str],
    frame: Frame,
) -> go.Figure:
    """The cumulative share over the days as steps, with the days on which marked shares are reached.

    curve: `day`, `issued_share` (0 to 1), the first row day 0 and the last the end of the axis, in order. marks: `day`,
    `share`, `text`. ticks: shares of the axis with their texts. days: what the other axis counts. window: a day with a
    line of its own, and its name.
    """
    width = style.WIDTHS[frame.width]
    figure = go.Figure(
        go.Scatter(
            x=curve["day"],
            y=curve["issued_share"],
            mode="lines",
            line={"color": style.ACCENT, "width": 2.6, "shape": "hv"},
            customdata=curve["hover"],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=marks["day"],
            y=marks["share"],
            mode="markers",
            marker={"size": 10, "color": style.POINT},
            hoverinfo="skip",
        )
    )
    end = int(curve["day"].max())
    day, name = window
    drops = [
        {"type": "line", "x0": mark.day, "x1": mark.day, "y0": 0, "y1": mark.share, "line": {"color": style.POINT, "width": 1, "dash": "dot"}}
        for mark in marks.itertuples()
    ]  # fmt: skip
    drops.append(
        {"type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "line": {"color": style.FAINT, "width": 1.2}}
    )
    notes = [_note(mark.text, mark.day, mark.share, end, width.text) for mark in marks.itertuples()]
    at_right = day > 0.6 * end
    notes.append(_text(name, day, 0.02, width, "right" if at_right else "left", -5 if at_right else 5))
    notes.append(
        {"text": days, "x": 1, "xref": "paper", "y": 0, "yref": "paper", "yshift": -26, "xanchor": "right", "yanchor": "top",
         "showarrow": False, "font": {"size": width.note, "color": style.MUTED}}
    )  # fmt: skip
    figure.update_layout(shapes=drops, annotations=notes)
    figure.update_xaxes(
        range=[0, end],
        showgrid=False,
        nticks=5 if frame.width == "narrow" else 10,
        tickfont={"size": width.note},
    )
    figure.update_yaxes(
        range=[0, 1], tickvals=[value for value, _ in ticks], ticktext=[text for _, text in ticks], ticklabelposition="inside top",
        showline=False, tickfont={"size": width.note, "color": style.MUTED},
    )  # fmt: skip
    return style.framed(figure, frame, PLOT_HEIGHTS[frame.width], axis_room=AXIS_ROOM)


def cohorts(
    months: pd.DataFrame, ticks: list[tuple[float, str]], labels: tuple[str, str, str], frame: Frame
) -> go.Figure:
    """The conversion of each month's cohort as a line; of cohorts that have not matured, what it may become as bars.

    months: `month` (its first day), `share` (null where it is not known or held back), `lower`, `upper` (null where the
    share is known), `is_small`, `hover`, in order. labels: of the line, the bars, and the months that are held back.
    """
    width = style.WIDTHS[frame.width]
    open_ones, small = months[months["upper"].notna()], months[months["is_small"]]
    figure = go.Figure(
        [
            go.Bar(
                x=open_ones["month"], y=open_ones["upper"] - open_ones["lower"], base=open_ones["lower"],
                width=20 * 24 * 3600 * 1000, marker={"color": style.SEQUENTIAL[1]}, customdata=open_ones["hover"],
                hovertemplate="%{customdata}<extra></extra>",
            ),
            go.Scatter(
                x=months["month"], y=months["share"], mode="lines+markers", line={"color": style.ACCENT, "width": 2.2},
                marker={"size": 5 if frame.width == "narrow" else 6, "color": style.ACCENT}, connectgaps=False,
                customdata=months["hover"], hovertemplate="%{customdata}<extra></extra>",
            ),
            go.Scatter(
                x=small["month"], y=[0.015] * len(small), mode="markers",
                marker={"symbol": "circle-open", "size": 6, "color": style.FAINT}, customdata=small["hover"],
                hovertemplate="%{customdata}<extra></extra>", cliponaxis=False,
            ),
        ]
    )  # fmt: skip
    first, last = months["month"].min(), months["month"].max()
    room = pd.Timedelta(days=25)
    labels_room = max(
        room, (last - first) * (0.11 if frame.width == "narrow" else 0.04)
    )  # the labels of the scale stand inside
    dtick = "M24" if frame.width == "narrow" and len(months) > 24 else "M12" if len(months) > 14 else "M2"
    figure.update_xaxes(
        range=[first - labels_room, last + room], showgrid=False, dtick=dtick,
        tickformat="%Y" if dtick != "M2" else "%m/%Y", tickfont={"size": width.note},
    )  # fmt: skip
    figure.update_yaxes(
        range=[0, 1], tickvals=[value for value, _ in ticks], ticktext=[text for _, text in ticks], ticklabelposition="inside top",
        showline=False, tickfont={"size": width.note, "color": style.MUTED},
    )  # fmt: skip
    marks = [
        ("●", style.ACCENT, True),
        ("■", style.SEQUENTIAL[1], len(open_ones) > 0),
        ("○", style.FAINT, len(small) > 0),
    ]
    legend = " ".join(
        style.key(mark, color, label)
        for (mark, color, present), label in zip(marks, labels, strict=True)
        if present
    )
    return style.framed(figure, frame, PLOT_HEIGHTS[frame.width], legend=legend, axis_room=26)


def _note(text: str, day: float, share: float, end: int, size: int) -> dict:
    """A text beside a mark, on the side where there is room."""
    at_left = day > 0.55 * end
    return {
        "text": text, "x": day, "y": share, "xref": "x", "yref": "y", "showarrow": False, "borderpad": 1, "bgcolor": style.PAPER,
        "xanchor": "right" if at_left else "left", "yanchor": "bottom" if at_left else "top", "xshift": -8 if at_left else 8,
        "font": {"size": size, "color": style.INK},
    }  # fmt: skip


def _text(text: str, x: float, y: float, width: Width, anchor: str, shift: int) -> dict:
    return {
        "text": text, "x": x, "y": y, "xref": "x", "yref": "y", "showarrow": False, "xanchor": anchor, "yanchor": "bottom",
        "xshift": shift, "borderpad": 1, "font": {"size": width.note, "color": style.MUTED},
    }  # fmt: skip

"""Values over time, each with its own date; labels stand beside the marks."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

PLOT_HEIGHTS = {"wide": 300, "medium": 260, "narrow": 230}


def published_counts(counts: pd.DataFrame, frame: Frame) -> go.Figure:
    """A count as it was published, one mark per statement; a statement that conflicts with another is hollow.

    counts: `day`, `value`, `label` (the value as text), `is_conflicting`, `hover`, in the order of time.
    """
    figure = go.Figure()
    agreed, conflicting = counts[~counts["is_conflicting"]], counts[counts["is_conflicting"]]
    figure.add_trace(
        go.Scatter(
            x=agreed["day"],
            y=agreed["value"],
            mode="lines",
            line={"color": style.ACCENT, "width": 2.5, "shape": "hv"},
            hoverinfo="skip",
        )
    )
    for rows, hollow in ((agreed, False), (conflicting, True)):
        figure.add_trace(
            go.Scatter(
                x=rows["day"],
                y=rows["value"],
                mode="markers+text",
                text=rows["label"],
                textposition="bottom right" if hollow else "top left",
                textfont={
                    "size": style.WIDTHS[frame.width].text,
                    "color": style.POINT if hollow else style.INK,
                },
                marker={
                    "size": 10,
                    "symbol": "circle-open" if hollow else "circle",
                    "color": style.POINT if hollow else style.ACCENT,
                    "line": {"width": 2},
                },
                customdata=rows["hover"],
                hovertemplate="%{customdata}<extra></extra>",
                cliponaxis=False,
            )
        )
    first, last = counts["day"].min(), counts["day"].max()
    room = (last - first) * 0.06 if last > first else pd.Timedelta(days=200)
    figure.update_xaxes(
        range=[first - room, last + room],
        showgrid=False,
        tickformat="%Y",
        dtick="M24" if frame.width == "narrow" else "M12",
    )
    figure.update_yaxes(
        range=[0, counts["value"].max() * 1.18], showticklabels=False, showgrid=False, showline=False
    )
    return style.framed(figure, frame, PLOT_HEIGHTS[frame.width], axis_room=26)

"""Upright bars by year, each with its number on top."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

HEIGHTS = {"wide": 130, "medium": 130, "narrow": 120}
TOP = 1.22  # of the highest column, for the number above it


def by_year(rows: pd.DataFrame, *, frame: Frame) -> go.Figure:
    """rows: `year` (each once, in order), `value`, `text` (on top), `hover`."""
    size = frame.sizes.note
    figure = go.Figure(
        go.Bar(
            x=rows["year"],
            y=rows["value"],
            marker={"color": style.VALUE},
            text=rows["text"],
            textposition="outside",
            textfont={"size": size + 1, "color": style.INK},
            cliponaxis=False,
            customdata=rows["hover"],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    step = 2 if frame.width == "narrow" else 1
    figure.update_xaxes(
        tickvals=rows["year"].tolist()[::step],
        tickfont={"size": size, "color": style.MUTED},
        showgrid=False,
        fixedrange=True,
    )
    figure.update_yaxes(range=[0, max(rows["value"].max(), 1) * TOP], visible=False, fixedrange=True)
    figure.update_layout(bargap=0.35)
    return style.framed(figure, frame, HEIGHTS[frame.width], axis_room=22)

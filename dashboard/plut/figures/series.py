"""Several published series over the same years, each on a scale and with a unit of its own."""

import html

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

PANEL = {"wide": 104, "medium": 104, "narrow": 104}  # pixels of a series
HEADING = 52  # pixels of its heading above it, with room for the highest label


def published(series: pd.DataFrame, frame: Frame) -> go.Figure:
    """Panels one below the other, in the order in which their rows come; a label at each point.

    series: `panel` (its heading), `day`, `value`, `label`, `is_other_unit` (hollow and not joined: it counts another thing),
    `place` (of its label), `hover`.
    """
    width = style.WIDTHS[frame.width]
    panels = list(dict.fromkeys(series["panel"]))
    step = HEADING + PANEL[frame.width]
    height = step * len(panels)
    first, last = series["day"].min(), series["day"].max()
    room = (last - first) * (0.2 if frame.width == "narrow" else 0.1)
    figure = go.Figure()
    notes = []
    for position, panel in enumerate(panels):
        rows = series[series["panel"] == panel]
        axis = "" if position == 0 else str(position + 1)
        for other in (False, True):
            figure.add_trace(_trace(rows[rows["is_other_unit"] == other], other, axis, width.text))
        top = 1 - position * step / height
        figure.update_layout(
            {
                f"yaxis{axis}": {
                    "domain": [max(0, top - step / height), top - HEADING / height], "range": [float(rows["value"].max()) * low for low in (-0.25, 1.02)],
                    "visible": False, "fixedrange": True,
                },
                f"xaxis{axis}": {
                    "anchor": f"y{axis}", "range": [first - room, last + room], "showgrid": False, "dtick": "M12", "tickformat": "%Y",
                    "showticklabels": position == len(panels) - 1, "tickfont": {"size": width.note}, "fixedrange": True,
                },
            }
        )  # fmt: skip
        notes.append(
            {"text": f"<b>{html.escape(panel, quote=False)}</b>", "x": 0, "y": top, "xref": "paper", "yref": "paper", "xanchor": "left",
             "yanchor": "top", "showarrow": False, "borderpad": 0, "font": {"size": width.text, "color": style.INK}}
        )  # fmt: skip
    figure.update_layout(annotations=notes)
    return style.framed(figure, frame, height, axis_room=26)


def _trace(rows: pd.DataFrame, is_other: bool, axis: str, size: int) -> go.Scatter:
    color = style.POINT if is_other else style.ACCENT
    return go.Scatter(
        x=rows["day"],
        y=rows["value"].astype(float),
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
        mode="markers+text" if is_other else "lines+markers+text",
        line={"color": color, "width": 2},
        marker={
            "size": 10,
            "symbol": "circle-open" if is_other else "circle",
            "color": color,
            "line": {"width": 2},
        },
        text=rows["label"],
        textposition=rows["place"].tolist() or None,
        textfont={"size": size, "color": style.POINT if is_other else style.INK},
        customdata=rows["hover"],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )

"""Several published series over the same years, each on a scale and with a unit of its own."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import axes, letters, style
from plut.figures.style import Frame
from plut.figures.texts import note

PANEL = 104  # pixels of a series
ABOVE = 34  # pixels between a heading and its series, for the highest label
BESIDE = 8  # pixels between a point and its label


def published(series: pd.DataFrame, *, frame: Frame) -> go.Figure:
    """Panels one below the other, in the order in which their rows come; a label at each point.

    series: `panel` (its heading), `day` (at least two that differ), `value`, `label`, `is_other_unit` (hollow
    and not joined: it counts another thing), `place` (of its label), `hover`.
    """
    width = frame.sizes
    panels = list(dict.fromkeys(series["panel"]))
    headings = [letters.wrapped(letters.plain(panel), width.room, width.text, bold=True) for panel in panels]
    above = ABOVE + max(letters.height(heading, width.text) for heading in headings)
    step = above + PANEL
    height = round(step * len(panels))
    taken = [
        axes.sides(place, letters.width(letters.plain(label), width.text) + BESIDE)
        for place, label in zip(series["place"], series["label"], strict=True)
    ]
    days = {
        **axes.years(series["day"].tolist(), taken, width.room, 1),
        "tickfont": {"size": width.note},
        "fixedrange": True,
    }
    figure = go.Figure()
    notes = []
    for position, (panel, heading) in enumerate(zip(panels, headings, strict=True)):
        rows = series[series["panel"] == panel]
        number = "" if position == 0 else str(position + 1)
        for other in (False, True):
            figure.add_trace(_trace(rows[rows["is_other_unit"] == other], other, number, width.text))
        top = 1 - position * step / height
        values = {
            "domain": [max(0, top - step / height), top - above / height],
            "range": [float(rows["value"].max()) * low for low in (-0.25, 1.02)],
            "visible": False,
            "fixedrange": True,
        }
        own = {"anchor": f"y{number}", "showticklabels": position == len(panels) - 1}
        figure.update_layout({f"yaxis{number}": values, f"xaxis{number}": days | own})
        notes.append(note(f"<b>{heading}</b>", 0, top, width.text, style.INK, axes="paper paper"))
    figure.update_layout(annotations=notes)
    return style.framed(figure, frame, height, axis_room=26)


def _trace(rows: pd.DataFrame, is_other: bool, axis: str, size: int) -> go.Scatter:
    color = style.ATTENTION if is_other else style.VALUE
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
        text=rows["label"].map(letters.plain),
        textposition=rows["place"].tolist() or None,
        textfont={"size": size, "color": style.ATTENTION if is_other else style.INK},
        customdata=rows["hover"],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )

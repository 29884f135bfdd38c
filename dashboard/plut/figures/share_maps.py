"""Regions coloured by a share that has a target: classes below it and above it, no data and not applicable apart."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.panels import INDONESIA, geo_name, panels, stacked
from plut.figures.style import Frame

NOT_APPLICABLE = "#b9c2ca"
COLORS = (style.NO_DATA, *style.DIVERGING, NOT_APPLICABLE)


def shares_map(
    regions: pd.DataFrame,
    outlines: str | dict,
    classes: list[str],
    hover: str,
    frame: Frame,
    java_inset: str = "",
) -> go.Figure:
    """Regions by class: 0 no data, 1 to 3 below the target, 4 and 5 above it, 6 not applicable.

    regions: `region_code`, `class`, `text` (the share in words). classes: the legend's seven words. hover: a template over
    `properties.name` of the outlines and `customdata`. java_inset: title of a second map of Java and Bali.
    """
    scale = [[(i + edge) / len(COLORS), color] for i, color in enumerate(COLORS) for edge in (0, 1)]
    shown_panels = panels(frame.width, INDONESIA, java_inset)
    traces = []
    for position, panel in enumerate(shown_panels):
        shown = regions[regions["region_code"].str[0].isin(list(panel.digits))]
        traces.append(
            go.Choropleth(
                geojson=outlines,
                locations=shown["region_code"],
                z=shown["class"].to_numpy("int8"),
                zmin=-0.5,
                zmax=len(COLORS) - 0.5,
                colorscale=scale,
                showscale=False,
                marker={"line": {"color": style.PAPER, "width": 0.5}},
                customdata=shown["text"],
                hovertemplate=f"{hover}<extra></extra>",
                geo=geo_name(position),
            )
        )
    figure = go.Figure(traces, stacked(shown_panels, frame.width))
    present = {*regions["class"]}
    marks = [
        style.key("■", color, label)
        for i, (color, label) in enumerate(zip(COLORS, classes, strict=True))
        if i in present
    ]
    return style.framed(figure, frame, sum(panel.height for panel in shown_panels), legend=" ".join(marks))

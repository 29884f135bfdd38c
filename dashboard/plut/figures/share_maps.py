"""Regions coloured by a share that has a target: classes below it and above it, no data and not applicable apart."""

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.maps import INDONESIA, INSET_HEIGHTS, JAVA, JAVA_CODES, PLOT_HEIGHTS
from plut.figures.style import Frame

NOT_APPLICABLE = "#b9c2ca"
COLORS = (style.NO_DATA, *style.DIVERGING, NOT_APPLICABLE)


def shares_map(
    regions: pd.DataFrame, outlines: str | dict, classes: list[str], hover: str, frame: Frame, java_inset: str = ""
) -> go.Figure:
    """Regions by class: 0 no data, 1 to 3 below the target, 4 and 5 above it, 6 not applicable.

    regions: `region_code`, `class`, `text` (the share in words). classes: the legend's seven words. hover: a template over
    `properties.name` of the outlines and `customdata`. java_inset: title of a second map of Java and Bali.
    """
    height = PLOT_HEIGHTS[frame.width] + (INSET_HEIGHTS[frame.width] if java_inset else 0)
    share = INSET_HEIGHTS[frame.width] / height if java_inset else 0.0
    figure = go.Figure()
    places = {"geo": (INDONESIA, [share, 1.0])} | ({"geo2": (JAVA, [0.0, share * 0.94])} if java_inset else {})
    scale = [[(i + edge) / len(COLORS), color] for i, color in enumerate(COLORS) for edge in (0, 1)]
    for name, (bounds, domain) in places.items():
        shown = regions[regions["region_code"].str[0].isin(JAVA_CODES)] if name == "geo2" else regions
        figure.add_trace(
            go.Choropleth(
                geojson=outlines, locations=shown["region_code"], z=shown["class"].to_numpy("int8"), zmin=-0.5,
                zmax=len(COLORS) - 0.5, colorscale=scale, showscale=False, marker={"line": {"color": style.PAPER, "width": 0.5}},
                customdata=shown["text"], hovertemplate=f"{hover}<extra></extra>", geo=name,
            )
        )  # fmt: skip
        west, east, south, north = bounds
        figure.update_layout(
            {
                name: {
                    "visible": False, "projection": {"type": "equirectangular"}, "lonaxis": {"range": [west, east]},
                    "lataxis": {"range": [south, north]}, "bgcolor": style.PAPER, "domain": {"x": [0, 1], "y": domain},
                }
            }
        )  # fmt: skip
    if java_inset:
        note = {
            "text": java_inset, "x": 0, "y": share, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top",
            "showarrow": False, "font": {"size": style.WIDTHS[frame.width].note + 1, "color": style.MUTED},
        }  # fmt: skip
        figure.update_layout(annotations=[note])
    present = {*regions["class"]}
    marks = [style.key("■", color, label) for i, (color, label) in enumerate(zip(COLORS, classes, strict=True)) if i in present]
    return style.framed(figure, frame, height, legend=" ".join(marks))

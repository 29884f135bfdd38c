"""Maps of areas shaded by class, with centres and numbered places on them. Drawn as SVG, without any network."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import maps, style
from plut.figures.panels import INDONESIA, Bounds, geo_name, panels, stacked
from plut.figures.style import Frame

NUMBER_SIZES = {"wide": 20, "medium": 17, "narrow": 14}  # pixels of the smallest numbered mark
GROWTH = {"wide": 0.9, "medium": 0.7, "narrow": 0.4}  # how much larger the largest is
POINT_SCALE = {"wide": 1.0, "medium": 0.8, "narrow": 0.6}
SHAPES = {"province": "diamond", "regency": "circle"}
GROUND = "#e6eaed"


@dataclass(frozen=True)
class Classes:
    """The classes of a map: a colour and a word each, class 0 first; what the legend says before them."""

    colors: tuple[str, ...]
    labels: list[str]
    heading: str = ""


def shaded_map(
    regions: pd.DataFrame,
    points: pd.DataFrame,
    outlines: str | dict,
    classes: Classes,
    frame: Frame,
    point_label: str = "",
    hollow: bool = False,
    places: pd.DataFrame | None = None,
    extent: Bounds = INDONESIA,
) -> go.Figure:
    """Regions shaded by class, centres as small points, and numbered places.

    regions: `region_code`, `class`, `hover`. points: `level`, `longitude`, `latitude`, `hover`, and where points grow
    with a value `size` (pixels). places: `number`, `longitude`, `latitude`, `share` (0 to 1, sets the size), `hover`, `label`
    (in the legend). outlines: GeoJSON or its address, features identified by code. hollow: simulated points.
    """
    shown_panels = panels(frame.width, extent)
    traces = []
    for position, panel in enumerate(shown_panels):
        of_panel = [
            _areas(regions[regions["region_code"].str[0].isin(list(panel.digits))], outlines, classes)
        ]
        if len(points):
            of_panel.append(_centres(panel.holding(points), frame.width, hollow))
        if places is not None and len(places):
            of_panel.append(_numbered(panel.holding(places), frame.width))
        traces += [trace.update(geo=geo_name(position)) for trace in of_panel]
    figure = go.Figure(traces, stacked(shown_panels, frame.width))
    present = set(regions["class"])
    marks = [
        style.key("■", classes.colors[i], label)
        for i, label in enumerate(classes.labels)
        if label and i in present
    ]
    if point_label and len(points):
        marks.append(style.key("○" if hollow else "●", style.INK, point_label))
    if places is not None:
        marks += [
            style.key(f"<b>{place.number}</b>", style.POINT, place.label) for place in places.itertuples()
        ]
    legend = " ".join([classes.heading.replace(" ", "\u00a0"), *marks] if classes.heading else marks)
    return style.framed(figure, frame, sum(panel.height for panel in shown_panels), legend=legend)


def _areas(regions: pd.DataFrame, outlines: str | dict, classes: Classes) -> go.Choropleth:
    steps = len(classes.colors)
    has_hover = "hover" in regions
    return go.Choropleth(
        geojson=outlines,
        locations=regions["region_code"],
        z=regions["class"].to_numpy("int8"),
        zmin=-0.5,
        zmax=steps - 0.5,
        colorscale=[[(i + edge) / steps, color] for i, color in enumerate(classes.colors) for edge in (0, 1)],
        showscale=False,
        marker={"line": {"color": style.PAPER, "width": 0.4}},
        customdata=regions["hover"] if has_hover else None,
        hovertemplate="<b>%{properties.name}</b><br>%{customdata}<extra></extra>" if has_hover else None,
        hoverinfo=None if has_hover else "skip",
    )


def _centres(points: pd.DataFrame, width: str, hollow: bool) -> go.Scattergeo:
    size = points["size"] * POINT_SCALE[width] if "size" in points else maps.SIZES[width] - 2
    color = style.INK
    return go.Scattergeo(
        lon=points["longitude"],
        lat=points["latitude"],
        mode="markers",
        marker={
            "symbol": [SHAPES[level] + ("-open" if hollow else "") for level in points["level"]],
            "size": size,
            "color": color,
            "opacity": 0.9,
            "line": {"color": color if hollow else style.PAPER, "width": 1.2 if hollow else 0.7},
        },
        customdata=points["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _numbered(places: pd.DataFrame, width: str) -> go.Scattergeo:
    smallest = NUMBER_SIZES[width]
    return go.Scattergeo(
        lon=places["longitude"],
        lat=places["latitude"],
        mode="markers+text",
        text=[f"<b>{number}</b>" for number in places["number"]],
        textfont={"size": 10 if width == "narrow" else 12, "color": style.PAPER},
        marker={
            "size": [smallest * (1 + GROWTH[width] * share**0.5) for share in places["share"]],
            "color": style.POINT,
            "opacity": 0.92,
            "line": {"color": style.PAPER, "width": 1},
        },
        customdata=places["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )

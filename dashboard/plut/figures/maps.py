"""Maps of Indonesia: regions shaded by a count, centres as points. Drawn as SVG, without any network."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

LONGITUDES, LATITUDES = (94.6, 141.4), (-11.4, 6.4)
HEIGHT_PER_WIDTH = (LATITUDES[1] - LATITUDES[0]) / (LONGITUDES[1] - LONGITUDES[0])
PLOT_HEIGHTS = {"wide": 440, "medium": 280, "narrow": 150}
LETTERS = {("circle", False): "●", ("diamond", False): "◆", ("circle", True): "○", ("diamond", True): "◇"}


@dataclass(frozen=True)
class CountClass:
    """A class of a shaded map: from `lowest` up to the next class; `label` stands in the legend."""

    lowest: int
    label: str


@dataclass(frozen=True)
class Symbol:
    """How the points of one kind look: `match` are the values of `kind` in the points' frame."""

    kind: str
    label: str
    shape: str
    hollow: bool = False


def centres_map(
    regions: pd.DataFrame,
    points: pd.DataFrame,
    outlines: str | dict,
    classes: list[CountClass],
    symbols: list[Symbol],
    frame: Frame,
) -> go.Figure:
    """Regions shaded by their number of centres, and the centres as points.

    regions: `code`, `centres`, `hover`. points: `kind`, `longitude`, `latitude`, `hover`. outlines: GeoJSON or its
    address, features identified by code. The last colour goes to the highest class; class 0 is drawn pale.
    """
    figure = go.Figure()
    bounds = [c.lowest for c in classes] + [10**9]
    colors = [style.NO_DATA, *style.SEQUENTIAL[: len(classes) - 1]]
    for index, one in enumerate(classes):
        within = regions[regions["centres"].between(bounds[index], bounds[index + 1] - 1)]
        figure.add_trace(
            go.Choropleth(
                geojson=outlines,
                locations=within["code"],
                z=[index] * len(within),
                zmin=0,
                zmax=1,
                colorscale=[[0, colors[index]], [1, colors[index]]],
                showscale=False,
                marker={"line": {"color": style.PAPER, "width": 0.6}},
                customdata=within["hover"],
                hovertemplate="%{customdata}<extra></extra>",
                name=one.label,
            )
        )
    for symbol in symbols:
        shown = points[points["kind"] == symbol.kind]
        figure.add_trace(
            go.Scattergeo(
                lon=shown["longitude"],
                lat=shown["latitude"],
                mode="markers",
                marker=_marker(symbol, frame.width),
                customdata=shown["hover"],
                hovertemplate="%{customdata}<extra></extra>",
                name=symbol.label,
            )
        )
    figure.update_geos(
        visible=False,
        projection_type="equirectangular",
        lonaxis_range=LONGITUDES,
        lataxis_range=LATITUDES,
        bgcolor=style.PAPER,
        domain={"x": [0, 1], "y": [0, 1]},
    )
    marks = [style.key("■", color, one.label) for one, color in zip(classes, colors, strict=True)]
    marks += [style.key(LETTERS[symbol.shape, symbol.hollow], style.POINT, symbol.label) for symbol in symbols]
    return style.framed(figure, frame, PLOT_HEIGHTS[frame.width], legend=" ".join(marks))


def _marker(symbol: Symbol, width: str) -> dict:
    size = {"wide": 8, "medium": 6, "narrow": 5}[width] + (2 if symbol.shape == "diamond" else 0)
    shape = f"{symbol.shape}-open" if symbol.hollow else symbol.shape
    line = {"color": style.POINT, "width": 1.6} if symbol.hollow else {"color": style.PAPER, "width": 0.8}
    return {"symbol": shape, "size": size, "color": style.POINT, "opacity": 0.95, "line": line}

"""The pictures of the pages that the product is compared with: as many charts, comparable content, no frame,
no words.

Kinds: `map38` and `map514` (provinces and regencies with outlines by URL, and the centres as points), `bar`,
`line`, `dots38` and `dots514` (a dot for each region in six rows).
"""

import json
from functools import lru_cache
from pathlib import Path

import plotly.graph_objects as go

LEVELS = {"map38": "province", "map514": "regency"}
DOTS = {"dots38": "province", "dots514": "regency"}
ROWS = 6  # of dots
CONFIG = {"topojsonURL": "/app/static/topojson/", "displaylogo": False}
CLASSES = 5


@lru_cache
def content() -> dict:
    """What is drawn, beside this file: codes of the regions by level, longitudes and latitudes of the
    centres."""
    return json.loads(Path(__file__).with_name("content.json").read_text(encoding="utf-8"))


def figures(charts: str, step: int) -> list[go.Figure]:
    """The figures of a page, `map38,bar`; every step, a choice of the reader, changes the values of all of
    them."""
    return [figure(kind, step + position) for position, kind in enumerate(charts.split(","))]


def figure(kind: str, step: int) -> go.Figure:
    """One figure of a kind. Raises ValueError for a kind that there is not."""
    if kind in LEVELS:
        drawn = centres_map(LEVELS[kind], step)
    elif kind == "bar":
        drawn = bars(step)
    elif kind == "line":
        drawn = lines(step)
    elif kind in DOTS:
        drawn = dots(DOTS[kind], step)
    else:
        raise ValueError(f"there is no chart {kind}; there are: {', '.join([*LEVELS, 'bar', 'line', *DOTS])}")
    return drawn.update_layout(title=f"Step {step}", height=560 if kind in LEVELS else 400)


def centres_map(level: str, step: int) -> go.Figure:
    """Regions shaded in five classes, and points."""
    codes = content()["codes"][level]
    drawn = go.Figure(
        go.Choropleth(
            geojson=f"/app/static/outlines/{level}.json",
            locations=codes,
            z=[(position + step) % CLASSES for position in range(len(codes))],
            colorscale="Teal",
            showscale=False,
            customdata=[f"{code}: {(position + step) % CLASSES}" for position, code in enumerate(codes)],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    drawn.add_trace(
        go.Scattergeo(
            lon=content()["longitudes"], lat=content()["latitudes"], mode="markers", marker={"size": 8}
        )
    )
    return drawn.update_geos(
        visible=False,
        projection_type="equirectangular",
        lonaxis_range=(94.6, 141.4),
        lataxis_range=(-11.4, 6.4),
    )


def bars(step: int) -> go.Figure:
    """One bar for each province."""
    codes = content()["codes"]["province"]
    return go.Figure(
        go.Bar(
            x=[10 + (position * 7 + step) % 23 for position in range(len(codes))], y=codes, orientation="h"
        )
    )


def lines(step: int) -> go.Figure:
    """Two lines over 24 months."""
    months = [f"{2024 + month // 12}-{month % 12 + 1:02d}-01" for month in range(24)]
    return go.Figure(
        [go.Scatter(x=months, y=[(m * k + step) % 11 for m in range(24)], mode="lines") for k in (3, 5)]
    )


def dots(level: str, step: int) -> go.Figure:
    """A dot for each region in each row."""
    regions = len(content()["codes"][level])
    places = [((position * 37 + step * 11) % 1009, row) for row in range(ROWS) for position in range(regions)]
    return go.Figure(
        go.Scatter(x=[x for x, _ in places], y=[row for _, row in places], mode="markers", marker={"size": 5})
    )

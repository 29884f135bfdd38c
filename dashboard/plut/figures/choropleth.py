"""Maps of Indonesia: regions shaded by class, and points, numbered places or a list of values on them.

Drawn as SVG, without any network. Every map is made by `regions_map` from the same layers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.panels import INDONESIA, Bounds, geo_name, panels, stacked
from plut.figures.style import Frame, Width
from plut.figures.texts import note

LETTERS = {("circle", False): "●", ("diamond", False): "◆", ("circle", True): "○", ("diamond", True): "◇"}
NAME_AND_TEXT = "<b>%{properties.name}</b><br>%{customdata}"
NOT_APPLICABLE = "#b9c2ca"
# Seven classes: 0 no data, 1 to 3 below a target, 4 and 5 above it, 6 not applicable.
AROUND_A_TARGET = (style.NO_DATA, *style.DIVERGING, NOT_APPLICABLE)
POINT_SIZES = {"circle": 8, "diamond": 10}  # pixels on a wide picture
POINT_SCALE = {"wide": 1.0, "medium": 0.75, "narrow": 0.75}
SMALL_POINT = 6  # where the shades matter more than the points
NUMBER_SIZES = {"wide": 20, "medium": 17, "narrow": 14}  # pixels of the smallest numbered place
NUMBER_GROWTH = {"wide": 0.9, "medium": 0.7, "narrow": 0.4}  # how much larger the largest is
LIST_SHARE = 0.4  # of the width, at most, for a list of values beside the map
GUTTER = 24  # pixels between the map, the names and the values of a list
SLIDER_HEIGHT = 62


@dataclass(frozen=True)
class Regions:
    """The shaded regions of a map.

    rows: `region_code`, `class` (0, 1 ...), and the hover_columns. outlines: GeoJSON or its address, features
    identified by code. colors, labels: of the classes, class 0 first; the legend shows the classes that occur
    and have a label. heading: what the legend says before them. hover: a template over `properties.name` of
    the outlines, so that no name travels with a redraw, and over `customdata`, the hover_columns. outlined:
    the code of a region with a dark line.
    """

    rows: pd.DataFrame
    outlines: str | dict
    colors: Sequence[str]
    labels: Sequence[str]
    heading: str = ""
    hover: str = NAME_AND_TEXT
    hover_columns: tuple[str, ...] = ("hover",)
    outlined: str | None = None


def ground(codes: Sequence[str], outlines: str | dict) -> Regions:
    """Regions as a background: pale, without legend and hover."""
    return Regions(
        pd.DataFrame({"region_code": codes, "class": 0}), outlines, (style.NO_DATA,), ("",), hover=""
    )


def graded(labels: Sequence[str]) -> tuple[str, ...]:
    """The colours of classes that grow from 1: class 0, where there is nothing or nothing known, is pale."""
    return (style.NO_DATA, *style.SEQUENTIAL[: len(labels) - 1])


@dataclass(frozen=True)
class Symbol:
    """How the points of one `kind` look, and what the legend calls them; an empty label keeps it out of the
    legend.
    """

    kind: str
    label: str
    shape: str
    color: str = style.POINT
    hollow: bool = False
    size: int = 0  # pixels on a wide picture; 0: that of its shape


def small_centres(label: str, hollow: bool = False) -> list[Symbol]:
    """Centres of both levels, small and under one name; the kind of a point is its level."""
    look = {"color": style.INK, "hollow": hollow, "size": SMALL_POINT}
    return [Symbol("province", "", "diamond", **look), Symbol("regency", label, "circle", **look)]


@dataclass(frozen=True)
class Points:
    """The points on a map.

    rows: `kind`, `longitude`, `latitude`, `province_code`, `hover`; where points grow with a value, `size`
    (pixels on a wide picture); where some stand at the very place that a source names, `is_exact` (a dot
    inside). exact_label: what the legend says of those. until: the word before the year of a slider, by which
    the browser alone shows the points whose `known_from_year` has come; "" for no slider.
    """

    rows: pd.DataFrame
    symbols: Sequence[Symbol]
    exact_label: str = ""
    until: str = ""


def regions_map(
    regions: Regions,
    points: Points | None = None,
    places: pd.DataFrame | None = None,
    listed: pd.DataFrame | None = None,
    extent: Bounds = INDONESIA,
    java_inset: str = "",
    *,
    frame: Frame,
) -> go.Figure:
    """Regions shaded by class, with points, numbered places, or a list of values beside or below the map.

    places: `number`, `longitude`, `latitude`, `province_code`, `share` (0 to 1, sets the size), `hover`,
    `label` (in the legend). listed: `name`, `text`. extent: what is shown. java_inset: title of a second map,
    of Java and Bali, where the first is too small for their cities; "" for none.
    """
    shown_panels = panels(frame.width, extent, java_inset)
    traces: list[go.Choropleth | go.Scattergeo] = []
    years: list[int] = []  # from which each trace is shown
    for position, panel in enumerate(shown_panels):
        layers = [(0, trace) for trace in _shaded(regions, panel.codes)]
        if points is not None:
            layers += _marked(points, panel.holding(points.rows), frame.width)
        if places is not None:
            layers.append((0, _numbered(panel.holding(places), frame.width)))
        for year, trace in layers:
            traces.append(trace.update(geo=geo_name(position)))
            years.append(year)
    height = sum(panel.height for panel in shown_panels)
    if listed is not None:
        layout, height = _with_a_list(listed, shown_panels, height, style.WIDTHS[frame.width])
    elif points is not None and points.until:
        layout = stacked(shown_panels, frame.width, below=SLIDER_HEIGHT)
        layout["sliders"] = [_slider(years, points.until, frame.width)]
        height += SLIDER_HEIGHT
    else:
        layout = stacked(shown_panels, frame.width)
    return style.framed(go.Figure(traces, layout), frame, height, _legend(regions, points, places))


def _shaded(regions: Regions, codes: tuple[str, ...]) -> list[go.Choropleth]:
    """The regions whose code begins with one of these, and the line around the outlined one."""
    rows = regions.rows[regions.rows["region_code"].str.startswith(codes)]
    steps = len(regions.colors)
    columns = list(regions.hover_columns)
    shaded = go.Choropleth(
        geojson=regions.outlines,
        locations=rows["region_code"],
        z=rows["class"].to_numpy("int8"),
        zmin=-0.5,
        zmax=steps - 0.5,
        colorscale=[[(i + edge) / steps, color] for i, color in enumerate(regions.colors) for edge in (0, 1)],
        showscale=False,
        marker={"line": {"color": style.PAPER, "width": 0.5}},
        customdata=rows[columns if len(columns) > 1 else columns[0]].to_numpy() if regions.hover else None,
        hovertemplate=f"{regions.hover}<extra></extra>" if regions.hover else None,
        hoverinfo=None if regions.hover else "skip",
    )
    if regions.outlined is None or regions.outlined not in set(rows["region_code"]):
        return [shaded]
    return [shaded, _line_around(regions.outlined, regions.outlines)]


def _line_around(code: str, outlines: str | dict) -> go.Choropleth:
    clear = "rgba(0, 0, 0, 0)"
    return go.Choropleth(
        geojson=outlines,
        locations=[code],
        z=[0],
        colorscale=[[0, clear], [1, clear]],
        showscale=False,
        marker={"line": {"color": style.INK, "width": 2}},
        hoverinfo="skip",
    )


def _marked(points: Points, rows: pd.DataFrame, width: str) -> list[tuple[int, go.Scattergeo]]:
    """A trace for each symbol, with a slider for each year and symbol; each with the year from which it is
    shown.
    """
    if not points.until:
        return [(0, _trace(rows[rows["kind"] == symbol.kind], symbol, width)) for symbol in points.symbols]
    return [
        (int(year), _trace(dated[dated["kind"] == symbol.kind], symbol, width))
        for year in sorted(rows["known_from_year"].unique())
        for dated in (rows[rows["known_from_year"] == year],)
        for symbol in points.symbols
        if symbol.kind in set(dated["kind"])
    ]


def _trace(points: pd.DataFrame, symbol: Symbol, width: str) -> go.Scattergeo:
    sizes = points["size"] if "size" in points else symbol.size or POINT_SIZES[symbol.shape]
    line = {"color": symbol.color, "width": 1.6} if symbol.hollow else {"color": style.PAPER, "width": 0.8}
    return go.Scattergeo(
        lon=points["longitude"],
        lat=points["latitude"],
        mode="markers",
        marker={
            "symbol": _shapes(points, symbol),
            "size": sizes * POINT_SCALE[width],
            "color": symbol.color,
            "opacity": 0.95,
            "line": line,
        },
        customdata=points[["hover", "province_code"]],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _shapes(points: pd.DataFrame, symbol: Symbol) -> str | list[str]:
    """Hollow where simulated; a dot inside where the source names the very place, where `is_exact` tells."""
    if symbol.hollow:
        return f"{symbol.shape}-open"
    if "is_exact" not in points:
        return symbol.shape
    return [f"{symbol.shape}-dot" if exact else symbol.shape for exact in points["is_exact"]]


def _numbered(places: pd.DataFrame, width: str) -> go.Scattergeo:
    smallest, growth = NUMBER_SIZES[width], NUMBER_GROWTH[width]
    return go.Scattergeo(
        lon=places["longitude"],
        lat=places["latitude"],
        mode="markers+text",
        text=[f"<b>{number}</b>" for number in places["number"]],
        textfont={"size": 10 if width == "narrow" else 12, "color": style.PAPER},
        marker={
            "size": [smallest * (1 + growth * share**0.5) for share in places["share"]],
            "color": style.POINT,
            "opacity": 0.92,
            "line": {"color": style.PAPER, "width": 1},
        },
        customdata=places["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _legend(regions: Regions, points: Points | None, places: pd.DataFrame | None) -> list[str]:
    present = set(regions.rows["class"])
    classes = zip(regions.colors, regions.labels, strict=True)
    marks = [
        style.key("■", color, label) for i, (color, label) in enumerate(classes) if label and i in present
    ]
    if regions.heading:
        marks.insert(0, letters.plain(regions.heading))
    if points is not None and len(points.rows):
        marks += [style.key(LETTERS[s.shape, s.hollow], s.color, s.label) for s in points.symbols if s.label]
        if points.exact_label and points.rows["is_exact"].any():
            marks.append(style.key("◉", style.MUTED, points.exact_label))
    if places is not None:
        marks += [style.key(f"<b>{p.number}</b>", style.POINT, p.label) for p in places.itertuples()]
    return marks


def _with_a_list(listed: pd.DataFrame, shown_panels: list, height: int, width: Width) -> tuple[dict, int]:
    """The layout of a map with a list at its right, below it where too little of the width is left, and the
    height of both.
    """
    names, values = ([letters.plain(text) for text in listed[column]] for column in ("name", "text"))
    widest = [max(letters.width(text, width.text) for text in column) for column in (names, values)]
    share = (sum(widest) + GUTTER) / width.room  # share of the width that the list takes
    room = round(len(listed) * width.text * letters.LINE) + 8
    if share + GUTTER / width.room <= LIST_SHARE:
        layout = stacked(shown_panels, width.name)
        beside = 1 - share - GUTTER / width.room
        layout["geo"]["domain"] = {"x": [0, beside], "y": [0, 1]}
        left, right, top, height = 1 - share, 1.0, 1.0, max(round(height * beside), room)
    else:
        layout = stacked(shown_panels, width.name, below=room)
        height += room
        left, right, top = 0.0, min(1.0, share), room / height
    for column, x, side in ((names, left, "left"), (values, right, "right")):
        text = "<br>".join(column)
        layout["annotations"].append(note(text, x, top, width.text, style.INK, f"{side} top", "paper paper"))
    return layout, height


def _slider(shown_from: list[int], until: str, width: str) -> dict:
    """A step for each year, which shows the traces that are shown from that year or before."""
    sizes = style.WIDTHS[width]
    steps = [
        {
            "label": str(year),
            "method": "restyle",
            "args": [{"visible": [since <= year for since in shown_from]}],
        }
        for year in sorted(set(shown_from) - {0})
    ]
    return {
        "active": len(steps) - 1,
        "steps": steps,
        "x": 0.02,
        "len": 0.96,
        "y": 0,
        "yanchor": "bottom",
        "pad": {"t": 0, "b": 0},
        "currentvalue": {
            "prefix": f"{until} ",
            "font": {"size": sizes.text, "color": style.INK},
            "xanchor": "left",
        },
        "font": {"size": sizes.note, "color": style.MUTED},
        "bgcolor": style.LINE,
        "bordercolor": style.LINE,
        "activebgcolor": style.ACCENT,
        "tickcolor": style.FAINT,
        "minorticklen": 0,
    }

"""Maps of Indonesia: regions shaded by class, centres as points. Drawn as SVG, without any network."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.panels import INDONESIA, Bounds, Panel, geo_name, panels, stacked
from plut.figures.style import Frame

LETTERS = {("circle", False): "●", ("diamond", False): "◆", ("circle", True): "○", ("diamond", True): "◇"}
HOVER_NUMBERS = ["centres", "province_centres", "regency_centres"]  # customdata[0], [1], [2] of a region
SIZES = {"wide": 8, "medium": 6, "narrow": 6}
MAP_SHARE = 0.7  # of the width, where a list of values stands beside the map


@dataclass(frozen=True)
class Symbol:
    """How the points of one `kind` look, and what the legend calls them; an empty label keeps it out of the legend."""

    kind: str
    label: str
    shape: str
    color: str = style.POINT
    hollow: bool = False


def centres_map(
    regions: pd.DataFrame,
    points: pd.DataFrame,
    outlines: str | dict,
    classes: list[str],
    symbols: list[Symbol],
    region_hover: str,
    frame: Frame,
    extent: Bounds = INDONESIA,
    java_inset: str = "",
    outlined: str | None = None,
    exact_label: str = "",
) -> go.Figure:
    """Regions shaded by class, and the centres as points.

    regions: `region_code`, `class` (0 = none, drawn pale, then 1 ...) and the numbers of region_hover. region_hover: a
    template over `properties.name` of the outlines and `customdata`, so that no name travels with a redraw. points:
    `kind`, `longitude`, `latitude`, `hover`, `province_code`. outlines: GeoJSON or its address, features identified by code. classes: the
    legend's words, class 0 first. java_inset: title of a second map, of Java and Bali, where the first is too small for their cities.
    outlined: code of a region with a dark line around it. exact_label: what the legend says of points whose `is_exact` is true.
    """
    colors = [style.NO_DATA, *style.SEQUENTIAL[: len(classes) - 1]]
    shown_panels = panels(frame.width, extent, java_inset)
    traces = []
    for position, panel in enumerate(shown_panels):
        shown = regions[regions["region_code"].str[0].isin(list(panel.digits))]
        traces.append(_shaded(shown, outlines, colors, position, region_hover))
        if outlined and outlined in set(shown["region_code"]):
            traces.append(_line_around(outlined, outlines, position))
        marked = _within(points, panel)
        traces += [
            _points(marked[marked["kind"] == symbol.kind], symbol, frame.width, position)
            for symbol in symbols
        ]
    present = {0, *regions["class"]}
    marks = [style.key("■", colors[i], label) for i, label in enumerate(classes) if i in present]
    marks += [style.key(LETTERS[s.shape, s.hollow], s.color, s.label) for s in symbols if s.label]
    if exact_label and points["is_exact"].any():
        marks.append(style.key("◉", style.MUTED, exact_label))
    figure = go.Figure(traces, stacked(shown_panels, frame.width))
    return style.framed(figure, frame, sum(panel.height for panel in shown_panels), legend=" ".join(marks))


def years_map(
    points: pd.DataFrame,
    outlines: str | dict,
    codes: list[str],
    symbols: list[Symbol],
    until: str,
    frame: Frame,
    extent: Bounds = INDONESIA,
) -> go.Figure:
    """Centres by year, with a slider that shows those until a year; the browser moves it alone.

    points: `kind`, `known_from_year`, `longitude`, `latitude`, `hover`, `province_code`. codes: the regions drawn as the pale ground.
    until: the word before the slider's year.
    """
    years = sorted(points["known_from_year"].unique())
    shown_panels = panels(frame.width, extent)
    traces, shown_from = [], []
    for position, panel in enumerate(shown_panels):
        shown = [code for code in codes if code[0] in panel.digits]
        traces.append(
            _shaded(pd.DataFrame({"region_code": shown, "class": 0}), outlines, [style.NO_DATA], position)
        )
        shown_from.append(0)
        marked = _within(points, panel)
        for year in years:
            for symbol in symbols:
                of_year = marked[(marked["known_from_year"] == year) & (marked["kind"] == symbol.kind)]
                if len(of_year):
                    traces.append(_points(of_year, symbol, frame.width, position))
                    shown_from.append(year)
    steps = [
        {
            "label": str(int(year)),
            "method": "restyle",
            "args": [{"visible": [since <= year for since in shown_from]}],
        }
        for year in years
    ]
    layout = stacked(shown_panels, frame.width, below=SLIDER_HEIGHT) | {
        "sliders": [_slider(steps, until, frame.width)]
    }
    marks = [style.key(LETTERS[s.shape, s.hollow], s.color, s.label) for s in symbols]
    height = sum(panel.height for panel in shown_panels) + SLIDER_HEIGHT
    return style.framed(go.Figure(traces, layout), frame, height, legend=" ".join(marks))


def _within(points: pd.DataFrame, panel: Panel) -> pd.DataFrame:
    """The points of a panel's regions; one beyond the panel's bounds is not drawn by the map itself."""
    return points[points["province_code"].str[0].isin(list(panel.digits))]


SLIDER_HEIGHT = 62


def _slider(steps: list[dict], until: str, width: str) -> dict:
    sizes = style.WIDTHS[width]
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


def marked_map(
    points: pd.DataFrame, outlines: str | dict, codes: list[str], symbols: list[Symbol], frame: Frame
) -> go.Figure:
    """Places on a pale ground. points: `kind`, `longitude`, `latitude`, `hover`, `province_code`. codes: regions of the ground."""
    traces, shown_panels = [], panels(frame.width, INDONESIA)
    for position, panel in enumerate(shown_panels):
        ground = pd.DataFrame(
            {"region_code": [code for code in codes if code[0] in panel.digits], "class": 0}
        )
        traces.append(_shaded(ground, outlines, [style.NO_DATA], position))
        marked = _within(points, panel)
        traces += [
            _points(marked[marked["kind"] == symbol.kind], symbol, frame.width, position)
            for symbol in symbols
        ]
    marks = [style.key(LETTERS[s.shape, s.hollow], s.color, s.label) for s in symbols]
    figure = go.Figure(traces, stacked(shown_panels, frame.width))
    return style.framed(figure, frame, sum(panel.height for panel in shown_panels), legend=" ".join(marks))


def _shaded(
    regions: pd.DataFrame, outlines: str | dict, colors: list[str], position: int, hover: str = ""
) -> go.Choropleth:
    steps = len(colors)
    scale = [[(i + edge) / steps, color] for i, color in enumerate(colors) for edge in (0, 1)]
    return go.Choropleth(
        geojson=outlines,
        locations=regions["region_code"],
        z=regions["class"].to_numpy("int8"),
        zmin=-0.5,
        zmax=steps - 0.5,
        colorscale=scale,
        showscale=False,
        marker={"line": {"color": style.PAPER, "width": 0.5}},
        customdata=regions[HOVER_NUMBERS].to_numpy("int16") if hover else None,
        hovertemplate=f"{hover}<extra></extra>" if hover else None,
        hoverinfo=None if hover else "skip",
        geo=geo_name(position),
    )


def _line_around(code: str, outlines: str | dict, position: int) -> go.Choropleth:
    clear = "rgba(0, 0, 0, 0)"
    return go.Choropleth(
        geojson=outlines,
        locations=[code],
        z=[0],
        colorscale=[[0, clear], [1, clear]],
        showscale=False,
        marker={"line": {"color": style.INK, "width": 2}},
        hoverinfo="skip",
        geo=geo_name(position),
    )


def _points(points: pd.DataFrame, symbol: Symbol, width: str, position: int) -> go.Scattergeo:
    line = {"color": symbol.color, "width": 1.6} if symbol.hollow else {"color": style.PAPER, "width": 0.8}
    return go.Scattergeo(
        lon=points["longitude"],
        lat=points["latitude"],
        mode="markers",
        marker={
            "symbol": _shapes(points, symbol),
            "size": SIZES[width] + (2 if symbol.shape == "diamond" else 0),
            "color": symbol.color,
            "opacity": 0.95,
            "line": line,
        },
        customdata=points[["hover", "province_code"]],
        hovertemplate="%{customdata[0]}<extra></extra>",
        geo=geo_name(position),
    )


def _shapes(points: pd.DataFrame, symbol: Symbol) -> str | list[str]:
    """Hollow where simulated; a dot inside where the source names the very place, where `is_exact` tells."""
    if symbol.hollow:
        return f"{symbol.shape}-open"
    if "is_exact" not in points:
        return symbol.shape
    return [f"{symbol.shape}-dot" if exact else symbol.shape for exact in points["is_exact"]]


def values_map(
    regions: pd.DataFrame,
    outlines: str | dict,
    classes: list[str],
    listed: pd.DataFrame,
    frame: Frame,
    hover: str,
) -> go.Figure:
    """Regions shaded by the class of a value, and the known values as a list beside the map, on a phone below it.

    regions: `region_code`, `class` (0 = not known, drawn pale), `text`. listed: `name`, `text`. classes: the legend's
    words, class 0 first. hover: a template over `properties.name` of the outlines and `customdata`.
    """
    colors = [style.NO_DATA, *style.SEQUENTIAL[: len(classes) - 1]]
    shown_panels = panels(frame.width, INDONESIA)
    size = style.WIDTHS[frame.width].text
    room = round(len(listed) * size * 1.6) + 8
    below = frame.width == "narrow"
    drawn = round(sum(panel.height for panel in shown_panels) * (1 if below else MAP_SHARE))
    height = drawn + room if below else max(drawn, room)
    traces = []
    for position, panel in enumerate(shown_panels):
        shown = regions[regions["region_code"].str[0].isin(list(panel.digits))]
        shaded = _shaded(shown, outlines, colors, position)
        traces.append(
            shaded.update(customdata=shown["text"], hovertemplate=f"{hover}<extra></extra>", hoverinfo=None)
        )
    layout = stacked(shown_panels, frame.width, below=room if below else 0)
    if not below:
        layout["geo"]["domain"] = {"x": [0, MAP_SHARE], "y": [0, 1]}
    top = room / height if below else 1
    columns = ((listed["name"], 0 if below else 0.74, "left"), (listed["text"], 1, "right"))
    layout["annotations"] = [
        {
            "text": "<br>".join(column),
            "x": x,
            "y": top,
            "xref": "paper",
            "yref": "paper",
            "xanchor": anchor,
            "yanchor": "top",
        }
        | {"align": anchor, "font": {"size": size, "color": style.INK}}
        for column, x, anchor in columns
    ]
    present = {0, *regions["class"]}
    legend = " ".join(style.key("■", colors[i], label) for i, label in enumerate(classes) if i in present)
    return style.framed(go.Figure(traces, layout), frame, height, legend=legend)

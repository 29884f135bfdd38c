"""Maps of Indonesia: regions shaded by class, centres as points. Drawn as SVG, without any network."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from plut.figures import style
from plut.figures.style import Frame

INDONESIA = (94.6, 141.4, -11.4, 6.4)  # west, east, south, north
JAVA_CODES = ("3", "5")  # first digit of the codes of Java, Bali and Nusa Tenggara
JAVA = (105.0, 115.9, -8.95, -5.75)
PLOT_HEIGHTS = {"wide": 440, "medium": 280, "narrow": 150}
INSET_HEIGHTS = {"wide": 280, "medium": 190, "narrow": 110}
LETTERS = {("circle", False): "●", ("diamond", False): "◆", ("circle", True): "○", ("diamond", True): "◇"}
HOVER_NUMBERS = ["centres", "province_centres", "regency_centres"]  # customdata[0], [1], [2] of a region
SIZES = {"wide": 8, "medium": 6, "narrow": 5}


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
    extent: tuple[float, float, float, float] = INDONESIA,
    java_inset: str = "",
) -> go.Figure:
    """Regions shaded by class, and the centres as points.

    regions: `region_code`, `class` (0 = none, drawn pale, then 1 ...) and the numbers of region_hover. region_hover: a
    template over `properties.name` of the outlines and `customdata`, so that no name travels with a redraw. points:
    `kind`, `longitude`, `latitude`, `hover`, `province_code`. outlines: GeoJSON or its address, features identified by code. classes: the
    legend's words, class 0 first. java_inset: title of a second map, of Java and Bali, where the first is too small for their cities.
    """
    figure = go.Figure()
    colors = [style.NO_DATA, *style.SEQUENTIAL[: len(classes) - 1]]
    height = PLOT_HEIGHTS[frame.width] + (INSET_HEIGHTS[frame.width] if java_inset else 0)
    share = INSET_HEIGHTS[frame.width] / height if java_inset else 0.0
    subplots = {"geo": (extent, [share, 1.0])} | ({"geo2": (JAVA, [0.0, share * 0.94])} if java_inset else {})
    for name, (bounds, domain) in subplots.items():
        shown = regions[regions["region_code"].str[0].isin(JAVA_CODES)] if name == "geo2" else regions
        figure.add_trace(_shaded(shown, outlines, colors, name, region_hover))
        for symbol in symbols:
            figure.add_trace(_points(points[points["kind"] == symbol.kind], symbol, frame.width, name))
        figure.update_layout({name: _geo(bounds, domain)})
    if java_inset:
        figure.add_annotation(
            text=java_inset, x=0, y=share, xref="paper", yref="paper", xanchor="left", yanchor="top", showarrow=False,
            font={"size": style.WIDTHS[frame.width].note + 1, "color": style.MUTED},
        )  # fmt: skip
    present = {0, *regions["class"]}
    marks = [style.key("■", colors[i], label) for i, label in enumerate(classes) if i in present]
    marks += [style.key(LETTERS[s.shape, s.hollow], s.color, s.label) for s in symbols if s.label]
    return style.framed(figure, frame, height, legend=" ".join(marks))


def years_map(
    points: pd.DataFrame,
    outlines: str | dict,
    codes: list[str],
    symbols: list[Symbol],
    until: str,
    frame: Frame,
    extent: tuple[float, float, float, float] = INDONESIA,
) -> go.Figure:
    """Centres by year, with a slider that shows those until a year; the browser moves it alone.

    points: `kind`, `known_from_year`, `longitude`, `latitude`, `hover`, `province_code`. codes: the regions drawn as the pale ground.
    until: the word before the slider's year.
    """
    figure = go.Figure()
    figure.add_trace(_shaded(pd.DataFrame({"region_code": codes, "class": 0}), outlines, [style.NO_DATA], "geo"))
    years = sorted(points["known_from_year"].unique())
    shown_from: list[int] = [0]
    for year in years:
        for symbol in symbols:
            of_year = points[(points["known_from_year"] == year) & (points["kind"] == symbol.kind)]
            if len(of_year):
                figure.add_trace(_points(of_year, symbol, frame.width, "geo"))
                shown_from.append(year)
    steps = [
        {"label": str(int(year)), "method": "restyle", "args": [{"visible": [since <= year for since in shown_from]}]}
        for year in years
    ]
    slider_pixels, height = 62, PLOT_HEIGHTS[frame.width] + 62
    figure.update_layout(
        geo=_geo(extent, [slider_pixels / height, 1.0]),
        sliders=[
            {
                "active": len(years) - 1,
                "steps": steps,
                "x": 0.02,
                "len": 0.96,
                "y": 0,
                "yanchor": "bottom",
                "pad": {"t": 0, "b": 0},
                "currentvalue": {
                    "prefix": f"{until} ",
                    "font": {"size": style.WIDTHS[frame.width].text, "color": style.INK},
                    "xanchor": "left",
                },
                "font": {"size": style.WIDTHS[frame.width].note, "color": style.MUTED},
                "bgcolor": style.LINE,
                "bordercolor": style.LINE,
                "activebgcolor": style.ACCENT,
                "tickcolor": style.FAINT,
                "minorticklen": 0,
            }
        ],
    )
    marks = [style.key(LETTERS[s.shape, s.hollow], s.color, s.label) for s in symbols]
    return style.framed(figure, frame, height, legend=" ".join(marks))


def _shaded(regions: pd.DataFrame, outlines: str | dict, colors: list[str], geo: str, hover: str = "") -> go.Choropleth:
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
        geo=geo,
    )


def _points(points: pd.DataFrame, symbol: Symbol, width: str, geo: str) -> go.Scattergeo:
    line = {"color": symbol.color, "width": 1.6} if symbol.hollow else {"color": style.PAPER, "width": 0.8}
    return go.Scattergeo(
        lon=points["longitude"],
        lat=points["latitude"],
        mode="markers",
        marker={
            "symbol": f"{symbol.shape}-open" if symbol.hollow else symbol.shape,
            "size": SIZES[width] + (2 if symbol.shape == "diamond" else 0),
            "color": symbol.color,
            "opacity": 0.95,
            "line": line,
        },
        customdata=points[["hover", "province_code"]],
        hovertemplate="%{customdata[0]}<extra></extra>",
        geo=geo,
    )


def _geo(bounds: tuple[float, float, float, float], domain: list[float]) -> dict:
    west, east, south, north = bounds
    return {
        "visible": False,
        "projection": {"type": "equirectangular"},
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [south, north]},
        "bgcolor": style.PAPER,
        "domain": {"x": [0, 1], "y": domain},
    }


def values_map(
    regions: pd.DataFrame, outlines: str | dict, classes: list[str], listed: pd.DataFrame, frame: Frame, hover: str
) -> go.Figure:
    """Regions shaded by the class of a value, and the known values as a list beside the map, on a phone below it.

    regions: `region_code`, `class` (0 = not known, drawn pale), `text`. listed: `name`, `text`. classes: the legend's
    words, class 0 first. hover: a template over `properties.name` of the outlines and `customdata`.
    """
    colors = [style.NO_DATA, *style.SEQUENTIAL[: len(classes) - 1]]
    shaded = _shaded(regions, outlines, colors, "geo")
    shaded.update(customdata=regions["text"], hovertemplate=f"{hover}<extra></extra>", hoverinfo=None)
    figure = go.Figure(shaded)
    size = style.WIDTHS[frame.width].text
    room = round(len(listed) * size * 1.6) + 8
    below = frame.width == "narrow"
    height = PLOT_HEIGHTS[frame.width] + room if below else max(PLOT_HEIGHTS[frame.width], room)
    figure.update_layout(
        geo=_geo(INDONESIA, [room / height if below else 0, 1]) | {"domain": {"x": [0, 1 if below else 0.7], "y": [room / height if below else 0, 1]}},
        annotations=[
            {"text": "<br>".join(column), "x": x, "y": room / height if below else 1, "xref": "paper", "yref": "paper", "xanchor": anchor,
             "yanchor": "top", "align": anchor, "showarrow": False, "borderpad": 0, "font": {"size": size, "color": style.INK}}
            for column, x, anchor in ((listed["name"], 0 if below else 0.74, "left"), (listed["text"], 1, "right"))
        ],
    )  # fmt: skip
    present = {0, *regions["class"]}
    legend = " ".join(style.key("■", colors[i], label) for i, label in enumerate(classes) if i in present)
    return style.framed(figure, frame, height, legend=legend)

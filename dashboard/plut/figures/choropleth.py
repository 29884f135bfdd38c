"""Maps of Indonesia: regions shaded by class, hatched where nothing is known, and points, numbered places,
names or a list of values on them.

Drawn as SVG, without any network. Every map is made by `regions_map` from the same layers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from plut.figures import letters, style
from plut.figures.marks import SEEN, Name, Placed, Taken, apart
from plut.figures.panels import INDONESIA, Bounds, Panel, geo_name, laid, panels, rectangles
from plut.figures.style import Frame, Width
from plut.figures.texts import note

LETTERS = {
    ("circle", "full"): "●",
    ("diamond", "full"): "◆",
    ("circle", "white"): "○",
    ("diamond", "white"): "◇",
    ("circle", "open"): "○",
    ("diamond", "open"): "◇",
}
ENDS = ("longitude", "latitude", "to_longitude", "to_latitude")
TOUCHING = 0.04  # degrees between the end of a line and the beginning of the next that goes on from it
NAME = "<b>%{properties.name}</b><br>"
NAME_AND_TEXT = f"{NAME}%{{customdata}}"
NOT_APPLICABLE = style.OTHERS
# Seven classes: 0 no data, 1 to 3 below a target, 4 and 5 above it, 6 not applicable.
AROUND_A_TARGET = (style.WASH, *style.DIVERGING, NOT_APPLICABLE)
POINT_SIZES = {"circle": 9, "diamond": 10}  # pixels on a wide picture
POINT_SCALE = {"wide": 1.0, "medium": 0.9, "narrow": 0.75}
SMALL_POINT = 6  # where the shades matter more than the points
NUMBER_SIZES = {"wide": 20, "medium": 17, "narrow": 16}  # pixels of the smallest numbered place
NUMBER_GROWTH = {"wide": 0.9, "medium": 0.7, "narrow": 0.4}  # how much larger the largest is
NAME_SIZE = 12
HALO = ", ".join(f"{x}px {y}px 1px #fff" for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)
BORDER = {"color": "#8fa3ad", "width": 0.5}
BORDER_OF_A_PART = {
    "color": style.PAPER,
    "width": 1,
}  # its regions are large and often of one class, not hatched
HATCH_FREE = 14  # pixels of a hatched region, at most, on which the name of nothing else may lie
NEAR = 44.0  # pixels of a degree from which points have their own names
LIST_SHARE = 0.4  # of the width, at most, for a list of values beside the map
BESIDE_JAVA = 32  # pixels between the map of Java and a list at its right
GUTTER = 24  # pixels between the map, the names and the values of a list
BAR, BAR_STEP, LEAST_STEP = 11, 19, 16  # pixels of a bar beside Java, from one to the next, and at least


@dataclass(frozen=True)
class Regions:
    """The shaded regions of a map.

    rows: `region_code`, `class` (0, 1 ...), and the hover_columns; where some are not to be named, neither in
    the hover nor on the map, `is_unnamed`. outlines: GeoJSON or its address, features
    identified by code. colors, labels: of the classes, class 0 first; the legend shows the classes that occur
    and have a label. heading: what the legend says before them. hover: a template over `properties.name` of
    the outlines, so that no name travels with a redraw, and over `customdata`, the hover_columns. outlined:
    the code of a region with a dark line. hatch: lines over the regions of class 0, where nothing is known or
    found (`region_code`, `longitude`, `latitude`, `to_longitude`, `to_latitude`). around: outlines drawn
    quietly below, as ground for a part of the country.
    """

    rows: pd.DataFrame
    outlines: str | dict
    colors: Sequence[str]
    labels: Sequence[str]
    heading: str = ""
    hover: str = NAME_AND_TEXT
    hover_columns: tuple[str, ...] = ("hover",)
    outlined: str | None = None
    hatch: pd.DataFrame | None = None
    around: str | dict | None = None


def ground(codes: Sequence[str], outlines: str | dict) -> Regions:
    """Regions as a background: pale, without legend and hover."""
    return Regions(
        pd.DataFrame({"region_code": codes, "class": 0}), outlines, (style.UNDER_POINTS[0],), ("",), hover=""
    )


def graded(labels: Sequence[str], colors: Sequence[str] = style.UNDER_POINTS) -> tuple[str, ...]:
    """The colours of classes that grow from 1; class 0, where there is nothing, is that under the hatch, and
    a class after the last colour, where the value is not known, is grey."""
    return (style.HATCHED, *colors, style.OTHERS)[: len(labels)]


def of_a_choice(labels: Sequence[str]) -> tuple[str, ...]:
    """The same where class 0 only does not answer what was chosen: left white, and all others seen beside
    it."""
    return (style.PAPER, *style.SEQUENTIAL[1:], style.OTHERS)[: len(labels)]


@dataclass(frozen=True)
class Symbol:
    """How the points of one `kind` look, and what the legend calls them; an empty label keeps it out of
    the legend. fill: 'full', 'white' inside, or 'open', which lets the land be seen.
    """

    kind: str
    label: str
    shape: str
    color: str = style.CENTRE
    fill: str = "full"
    size: int = 0  # pixels on a wide picture; 0: that of its shape


def small_centres(label: str, fill: str = "full") -> list[Symbol]:
    """Centres of both levels, small and under one name; the kind of a point is its level."""
    return [
        Symbol("province", label, "diamond", fill=fill, size=SMALL_POINT),
        Symbol("regency", label, "circle", fill=fill, size=SMALL_POINT),
    ]


def key_of(symbols: Sequence[Symbol], label: str) -> str:
    """The entry of a legend for all marks that bear one name."""
    letters_of = dict.fromkeys(LETTERS[symbol.shape, symbol.fill] for symbol in symbols)
    return style.key("".join(letters_of), symbols[0].color, label)


@dataclass(frozen=True)
class Points:
    """The points on a map.

    rows: `kind`, `longitude`, `latitude`, `province_code`, `hover`; where points grow with a value, `size`
    (pixels on a wide picture); where they have names of their own, `label`. more: further entries of the
    legend, as markup.
    """

    rows: pd.DataFrame
    symbols: Sequence[Symbol]
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bars:
    """A list beside Java: how much stands behind each of some regions. rows: `name`, `value`, `text`."""

    title: str
    unit: str
    rows: pd.DataFrame


def regions_map(
    regions: Regions,
    points: Points | None = None,
    places: pd.DataFrame | None = None,
    listed: pd.DataFrame | None = None,
    extent: Bounds = INDONESIA,
    names: pd.DataFrame | None = None,
    bars: Bars | None = None,
    has_java: bool = True,
    *,
    frame: Frame,
) -> go.Figure:
    """Regions shaded by class, with points, numbered places, names, or a list of values beside or below.

    places: `number`, `longitude`, `latitude`, `province_code`, `share` (0 to 1, sets the size), `hover`,
    `label` (beside it, or in the legend where there is no room). listed: `name`, `text`. extent: what is
    shown. names: `code`, `label`, `longitude`, `latitude` (where the middle of the name stands). has_java:
    whether the country has a second map, of Java.
    """
    sizes = frame.sizes
    shown = panels(sizes, extent, has_java and extent == INDONESIA and listed is None, bars is not None)
    traces: list[go.Choropleth | go.Scattergeo] = []
    told: set[int] = set()  # the numbers whose names stand on the map
    for position, panel in enumerate(shown):
        taken = Taken((panel.left, panel.top, panel.left + panel.width, panel.top + panel.height))
        layers: list[go.Choropleth | go.Scattergeo] = _shaded(regions, panel)
        written: list[Placed] = []
        for x, y, size in _hatched_places(regions, panel):
            taken.keep_free(x, y, size)
        if points is not None:
            layers += _marked(points, panel, sizes, taken, written)
        if places is not None:
            layers += _numbered(panel.holding(places), panel, sizes, taken, written, told)
        if names is not None:
            written += _named(names, regions, panel, taken)
        layers += _written(written, panel)
        traces += [trace.update(geo=geo_name(position)) for trace in layers]
    if listed is not None:
        layout, height = _with_a_list(listed, shown, sizes)
    elif bars is not None:
        layout, height = _with_bars(bars, shown, sizes)
    else:
        layout, height = laid(shown, sizes)
    figure = go.Figure(traces, layout)
    keyed = None if places is None else places[~places["number"].isin(told)]
    return style.framed(figure, frame, round(height), _classes(regions), more_legend=_symbols(points, keyed))


def _shaded(regions: Regions, panel: Panel) -> list[go.Choropleth | go.Scattergeo]:
    """The regions, the lines over those of class 0, and the line around the outlined one."""
    rows, steps = regions.rows, len(regions.colors)
    if panel.draws:
        rows = rows[rows["region_code"].str.startswith(panel.draws)]
    columns = list(regions.hover_columns)
    hatched = [] if regions.hatch is None else _hatched(regions.hatch, rows)
    layers: list[go.Choropleth | go.Scattergeo] = []
    if regions.around is not None:
        layers.append(_quiet(regions.around))
    layers.append(
        go.Choropleth(
            geojson=regions.outlines,
            locations=rows["region_code"],
            z=rows["class"].to_numpy("int8"),
            zmin=-0.5,
            zmax=steps - 0.5,
            colorscale=[
                [(i + edge) / steps, color] for i, color in enumerate(regions.colors) for edge in (0, 1)
            ],
            showscale=False,
            marker={"line": BORDER if regions.around is None or len(hatched) else BORDER_OF_A_PART},
            customdata=rows[columns if len(columns) > 1 else columns[0]].to_numpy()
            if regions.hover
            else None,
            hovertemplate=_hovers(regions, rows),
            hoverinfo=None if regions.hover else "skip",
        )
    )
    layers += hatched
    if regions.outlined is not None and regions.outlined in set(rows["region_code"]):
        layers.append(_line_around(regions.outlined, regions.outlines))
    return layers


def _hovers(regions: Regions, rows: pd.DataFrame) -> str | list[str] | None:
    """One template for all, or where some only are not to be named one for each."""
    if not regions.hover:
        return None
    named = f"{regions.hover}<extra></extra>"
    unnamed = named.removeprefix(NAME)
    if "is_unnamed" not in rows or not rows["is_unnamed"].any():
        return named
    return unnamed if rows["is_unnamed"].all() else [unnamed if one else named for one in rows["is_unnamed"]]


def _quiet(outlines: str | dict) -> go.Choropleth:
    """All provinces as ground, without hover."""
    codes = [str(code) for code in range(11, 100)]
    return go.Choropleth(
        geojson=outlines,
        locations=codes,
        z=[0] * len(codes),
        colorscale=[[0, style.ABROAD], [1, style.ABROAD]],
        showscale=False,
        marker={"line": {"color": style.PAPER, "width": 0.8}},
        hoverinfo="skip",
    )


def _hatched(hatch: pd.DataFrame, rows: pd.DataFrame) -> list[go.Scattergeo]:
    """The lines over the regions of class 0, as one trace with gaps."""
    empty = set(rows.loc[rows["class"] == 0, "region_code"])
    own = hatch[hatch["region_code"].isin(empty)]
    if not len(own):
        return []
    lines = _whole(own[list(ENDS)].to_numpy())
    gap = [None] * len(lines)
    lon = np.array([lines[:, 0], lines[:, 2], gap], dtype=object).T.ravel()
    lat = np.array([lines[:, 1], lines[:, 3], gap], dtype=object).T.ravel()
    line = {"color": style.HATCH, "width": 1.4}
    return [go.Scattergeo(lon=list(lon), lat=list(lat), mode="lines", line=line, hoverinfo="skip")]


def _hatched_places(regions: Regions, panel: Panel) -> list[tuple[float, float, float]]:
    """The middles and sizes, in pixels, of hatched regions that are so small that a name could hide them."""
    if regions.hatch is None:
        return []
    found = []
    for code in regions.rows.loc[regions.rows["class"] == 0, "region_code"]:
        lines = regions.hatch[regions.hatch["region_code"] == code]
        if not len(lines):
            continue
        across = lines[["longitude", "to_longitude"]].to_numpy()
        down = lines[["latitude", "to_latitude"]].to_numpy()
        (left, top), (right, bottom) = panel.at(across.min(), down.max()), panel.at(across.max(), down.min())
        if max(right - left, bottom - top) <= 2 * HATCH_FREE:
            found.append(((left + right) / 2, (top + bottom) / 2, HATCH_FREE))
    return found


def _whole(pieces: np.ndarray) -> np.ndarray:
    """Lines that end where others begin, on the grid that all hatches share, as one: a third as many to send
    and to draw. pieces: west end, east end of each (n x 4, degrees)."""
    offsets = np.round(pieces[:, 1] - pieces[:, 0], 2)
    order = np.lexsort((pieces[:, 0], offsets))
    pieces, offsets = pieces[order], offsets[order]
    reaches = np.abs(pieces[1:, 0] - pieces[:-1, 2]) < TOUCHING
    begins = np.concatenate([[True], ~(reaches & (offsets[1:] == offsets[:-1]))])
    ends = np.concatenate([begins[1:], [True]])
    return np.column_stack([pieces[begins, :2], pieces[ends, 2:]])


def _line_around(code: str, outlines: str | dict) -> go.Choropleth:
    clear = "rgba(0, 0, 0, 0)"
    return go.Choropleth(
        geojson=outlines,
        locations=[code],
        z=[0],
        colorscale=[[0, clear], [1, clear]],
        showscale=False,
        marker={"line": {"color": style.INK, "width": 2.4}},
        hoverinfo="skip",
    )


def _marked(
    points: Points, panel: Panel, sizes: Width, taken: Taken, written: list[Placed]
) -> list[go.Scattergeo]:
    """Points pushed apart, with lines to their true places; their names are added to `written`."""
    looks = {symbol.kind: symbol for symbol in points.symbols}
    rows = panel.holding(points.rows)
    rows = rows[rows["kind"].isin(looks)].reset_index(drop=True)
    if not len(rows):
        return []
    scale = POINT_SCALE[sizes.name]
    own = rows["kind"].map(lambda kind: looks[kind].size or POINT_SIZES[looks[kind].shape])
    diameters = (rows.get("size", own) * scale).to_numpy(float)
    true = np.array([panel.at(x, y) for x, y in zip(rows["longitude"], rows["latitude"], strict=True)])
    pushes = "size" not in rows and sizes.name != "narrow"
    places = apart(true, diameters + 2) if pushes else true
    west, _, _, north = panel.bounds
    rows = rows.assign(
        longitude=west + (places[:, 0] - panel.left) / panel.scale,
        latitude=north - (places[:, 1] - panel.top) / panel.scale,
        x=places[:, 0],
        y=places[:, 1],
    )
    # a symbol that stands later in the legend lies above those before it
    order = np.argsort(rows["kind"].map({kind: place for place, kind in enumerate(looks)}), kind="stable")
    drawn = rows.iloc[order]
    layers = [
        *_leaders(rows, true, panel),
        _marks(drawn, [looks[k] for k in drawn["kind"]], diameters[order]),
    ]
    taken.marks(places, diameters + 2)
    if "label" in rows and rows["label"].any() and panel.scale >= NEAR and sizes.name == "wide":
        wanted = [
            Name(row.label, row.x, row.y, NAME_SIZE, beside=size + 2)
            for row, size in zip(rows.itertuples(), diameters, strict=True)
        ]
        written += _texts(wanted, taken)
    return layers


def _leaders(rows: pd.DataFrame, true: np.ndarray, panel: Panel) -> list[go.Scattergeo]:
    """Thin lines from marks that were moved to where they belong."""
    moved = np.hypot(rows["x"] - true[:, 0], rows["y"] - true[:, 1]).to_numpy() > SEEN
    if not moved.any():
        return []
    west, _, _, north = panel.bounds
    lon: list[float | None] = []
    lat: list[float | None] = []
    for row, (x, y) in zip(rows[moved].itertuples(), true[moved], strict=True):
        lon += [round(west + (x - panel.left) / panel.scale, 4), row.longitude, None]
        lat += [round(north - (y - panel.top) / panel.scale, 4), row.latitude, None]
    line = {"color": style.CENTRE, "width": 1}
    return [go.Scattergeo(lon=lon, lat=lat, mode="lines", line=line, hoverinfo="skip")]


def _marks(points: pd.DataFrame, looks: list[Symbol], diameters: np.ndarray) -> go.Scattergeo:
    """Points with their looks, all in one trace: each more of them costs a redraw some milliseconds."""
    is_full = [look.fill == "full" for look in looks]
    return go.Scattergeo(
        lon=points["longitude"].round(4),
        lat=points["latitude"].round(4),
        mode="markers",
        marker={
            "symbol": [f"{look.shape}-open" if look.fill == "open" else look.shape for look in looks],
            "size": diameters,
            "color": [style.PAPER if look.fill == "white" else look.color for look in looks],
            "opacity": 1,
            "line": {
                "color": [
                    style.PAPER if full else look.color for full, look in zip(is_full, looks, strict=True)
                ],
                "width": [1.3 if full else 1.8 for full in is_full],
            },
        },
        customdata=points[["hover", "province_code"]],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _named(names: pd.DataFrame, regions: Regions, panel: Panel, taken: Taken) -> list[Placed]:
    """The names of the regions where there is room, those of hatched ones first and in their colour."""
    inside = panel.holding(names, "code")
    if "is_unnamed" in regions.rows:
        unnamed = regions.rows.loc[regions.rows["is_unnamed"], "region_code"]
        # a province is not named either over its regencies
        inside = inside[~inside["code"].isin({*unnamed, *unnamed.str[:2]})]
    empty = (
        set(regions.rows.loc[regions.rows["class"] == 0, "region_code"])
        if regions.hatch is not None
        else set()
    )
    places = [panel.at(x, y) for x, y in zip(inside["longitude"], inside["latitude"], strict=True)]
    taken.regions += places
    wanted = [
        Name(label, *place, NAME_SIZE, is_needed=code in empty)
        for code, label, place in zip(inside["code"], inside["label"], places, strict=True)
    ]
    return _texts(sorted(wanted, key=lambda name: not name.is_needed), taken)


def _texts(wanted: list[Name], taken: Taken) -> list[Placed]:
    return [placed for name in wanted if (placed := taken.place(name)) is not None]


def _written(found: list[Placed], panel: Panel) -> list[go.Scattergeo]:
    """Names at their middles, those of hatched regions in the colour of the hatch, all in one trace; none for
    no names."""
    if not found:
        return []
    west, _, _, north = panel.bounds
    colors = [style.ATTENTION if one.name.is_needed else style.INK for one in found]
    return [
        go.Scattergeo(
            lon=[round(west + (one.x - panel.left) / panel.scale, 4) for one in found],
            lat=[round(north - (one.y - panel.top) / panel.scale, 4) for one in found],
            mode="text",
            text=["<br>".join(letters.plain(line) for line in one.lines) for one in found],
            textfont={
                "size": NAME_SIZE,
                "color": colors if len(set(colors)) > 1 else colors[0],
                "weight": 600,
                "shadow": HALO,
            },
            hoverinfo="skip",
        )
    ]


def _numbered(
    places: pd.DataFrame, panel: Panel, sizes: Width, taken: Taken, written: list[Placed], told: set[int]
) -> list[go.Scattergeo]:
    """The numbered places; the names of those that have room for one are added to `written`, their numbers to
    `told`."""
    smallest, growth = NUMBER_SIZES[sizes.name], NUMBER_GROWTH[sizes.name]
    diameters = [smallest * (1 + growth * share**0.5) for share in places["share"]]
    circles = go.Scattergeo(
        lon=places["longitude"],
        lat=places["latitude"],
        mode="markers+text",
        text=[f"<b>{number}</b>" for number in places["number"]],
        textfont={"size": 12, "color": style.PAPER},
        marker={
            "size": diameters,
            "color": style.ATTENTION,
            "opacity": 0.92,
            "line": {"color": style.PAPER, "width": 1},
        },
        customdata=places["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )
    middles = [panel.at(x, y) for x, y in zip(places["longitude"], places["latitude"], strict=True)]
    taken.marks(np.array(middles).reshape(-1, 2), diameters)
    if panel.scale < NEAR and sizes.name != "wide":
        return [circles]
    for row, (x, y), size in zip(places.itertuples(), middles, diameters, strict=True):
        name = Name(row.label, x, y, NAME_SIZE, beside=size + 2)
        placed = taken.place(name)
        if placed is not None:
            written.append(placed)
            told.add(row.number)
    return [circles]


def _classes(regions: Regions) -> list[str]:
    """The legend of the classes that occur; what is hatched stands last, in its own colour. A box as pale as
    the paper is seen by its line alone."""
    present = set(regions.rows["class"])
    named = [
        (i, color, label) for i, (color, label) in enumerate(zip(regions.colors, regions.labels, strict=True))
    ]
    marks = [
        style.key("□", style.MUTED, label)
        if color in (style.PAPER, style.HATCHED)
        else style.key("■", color, label)
        for i, color, label in named
        if label and i in present and not (i == 0 and regions.hatch is not None)
    ]
    if regions.heading:
        marks.insert(0, letters.plain(regions.heading))
    if regions.hatch is not None and 0 in present:
        told = f'<span style="color:{style.ATTENTION}"><b>{letters.plain(regions.labels[0])}</b></span>'
        marks.append(f'<span style="color:{style.HATCH};font-size:19px">▨</span>\u00a0{told}')
    return marks


def _symbols(points: Points | None, places: pd.DataFrame | None) -> list[str]:
    """The legend of the points."""
    marks: list[str] = []
    if points is not None and len(points.rows):
        drawn = set(points.rows["kind"])
        named = [symbol for symbol in points.symbols if symbol.label and symbol.kind in drawn]
        for label in dict.fromkeys(symbol.label for symbol in named):
            marks.append(key_of([symbol for symbol in named if symbol.label == label], label))
        marks += points.more
    if places is not None:
        marks += [style.key(f"<b>{p.number}</b>", style.ATTENTION, p.label) for p in places.itertuples()]
    return marks


def _with_bars(bars: Bars, shown: list[Panel], sizes: Width) -> tuple[dict, float]:
    """The layout of the maps with a list of bars at the right of Java, or below it where there is no room."""
    java = shown[-1]
    is_beside = java.width < sizes.room * 0.9
    left = java.left + java.width + BESIDE_JAVA if is_beside else 0.0
    top = java.top if is_beside else java.top + java.height + 16
    room, size = sizes.room, sizes.note
    head, unit = f"<b>{letters.plain(bars.title)}</b>", letters.plain(bars.unit)
    taken = letters.width(head, size + 2) + letters.width(unit, size) + GUTTER / 2
    is_on_one_line = taken <= room - left
    first = 24 if is_on_one_line else 24 + round(size * letters.AIRY_LINE)  # pixels down to the first row
    step = BAR_STEP
    if is_beside and len(bars.rows):  # as high as Java, where that leaves room for each
        step = min(BAR_STEP, max(LEAST_STEP, (java.height - first) / len(bars.rows)))
    needed = first + step * len(bars.rows)
    layout, height = laid(shown, sizes, below=max(0.0, top + needed - java.top - java.height))
    names = max((letters.width(letters.plain(name), size + 1) for name in bars.rows["name"]), default=0) + 12
    values = (
        max(
            (letters.width(letters.plain(text), size + 1, bold=True) for text in bars.rows["text"]), default=0
        )
        + 8
    )
    full = room - left - names - values
    largest = max(bars.rows["value"].max(), 1e-9) if len(bars.rows) else 1.0
    counted = (room, top + 2, "right") if is_on_one_line else (left, top + 20, "left")
    layout["annotations"] = [
        _at(head, left, top, room, height, size + 2, style.ATTENTION),
        _at(unit, counted[0], counted[1], room, height, size, style.MUTED, counted[2]),
    ]
    if len(bars.rows):
        middles = [top + first + step * (place + 0.5) for place in range(len(bars.rows))]
        begin = left + names
        ends = [begin + full * value / largest for value in bars.rows["value"]]
        listed = [letters.plain(name) for name in bars.rows["name"]]
        counts = [f"<b>{letters.plain(text)}</b>" for text in bars.rows["text"]]
        layout["annotations"] += [
            _column(listed, left, middles[0] - 9, step, room, height, size + 1, "left"),
            _column(counts, room, middles[0] - 9, step, room, height, size + 1, "right"),
        ]
        boxes = [
            (begin, middle - BAR / 2, end, middle + BAR / 2)
            for middle, end in zip(middles, ends, strict=True)
        ]
        layout["shapes"].append(
            rectangles(boxes, room, height) | {"fillcolor": style.ATTENTION_FILL, "line": {"width": 0}}
        )
    return layout, height


def _at(
    text: str, x: float, y: float, room: float, height: float, size: float, color: str, side: str = "left"
) -> dict:
    """Markup at so many pixels from the upper left corner of the plot."""
    return note(text, x / room, 1 - y / height, size, color, f"{side} top", "paper paper")


def _column(
    lines: list[str], x: float, y: float, step: float, room: float, height: float, size: float, side: str
) -> dict:
    """Lines that are `step` pixels apart, as one note: each more takes a browser some tenths of a millisecond
    in every redraw. The size of a note tells how far apart its lines are, that of a span how large its
    letters."""
    told = f'<span style="font-size:{size}px">{"<br>".join(lines)}</span>'
    return _at(told, x, y, room, height, round(step / letters.LINE, 2), style.INK, side)


def _with_a_list(listed: pd.DataFrame, shown: list[Panel], sizes: Width) -> tuple[dict, float]:
    """The layout of a map with a list at its right, below it where too little of the width is left, and the
    height of both.
    """
    names, values = ([letters.plain(text) for text in listed[column]] for column in ("name", "text"))
    widest = [max(letters.width(text, sizes.text) for text in column) for column in (names, values)]
    share = (sum(widest) + GUTTER) / sizes.room  # share of the width that the list takes
    room = round(len(listed) * sizes.text * letters.LINE) + 8
    if share + GUTTER / sizes.room <= LIST_SHARE:
        layout, height = laid(shown, sizes)
        beside = 1 - share - GUTTER / sizes.room
        layout["geo"]["domain"] = {"x": [0, beside], "y": [0, 1]}
        left, right, top, height = 1 - share, 1.0, 1.0, max(round(height * beside), room)
    else:
        layout, height = laid(shown, sizes, below=room)
        left, right, top = 0.0, min(1.0, share), room / height
    layout["annotations"] = []
    for column, x, side in ((names, left, "left"), (values, right, "right")):
        text = "<br>".join(column)
        layout["annotations"].append(note(text, x, top, sizes.text, style.INK, f"{side} top", "paper paper"))
    return layout, height

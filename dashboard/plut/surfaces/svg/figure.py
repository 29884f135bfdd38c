"""A figure as SVG: what Plotly draws in a browser, drawn here from the same values.

It knows the traces and looks that our figures use, and no others: `unknown` names what it does not know, and
a test asks it about every picture.
"""

import itertools
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from markupsafe import Markup

from plut.figures import style
from plut.surfaces.svg import axes, land, symbols, texts
from plut.surfaces.svg.axes import Area, Axis
from plut.surfaces.svg.land import Grid, Land
from plut.surfaces.svg.texts import Look, number

Trace = dict[str, Any]

SVG = Markup('<svg class="{}" viewBox="0 0 {} {}" width="{}" height="{}" xml:space="preserve"{}{}>{}</svg>')
NAMED = Markup(' role="img" aria-label="{}"')
UNNAMED = Markup(' aria-hidden="true"')
ALONE = Markup(' xmlns="http://www.w3.org/2000/svg" font-family="{}"')
HALO = ".halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round;stroke-opacity:.85}"
GROUND = Markup('<rect width="{}" height="{}" fill="{}"/>')
RECT = Markup('<rect x="{}" y="{}" width="{}" height="{}"{}/>')
PATH = Markup('<path d="{}"{}/>')
GROUP = Markup("<g{}>{}</g>")
CLIP = Markup('<clipPath id="{}"><rect x="{}" y="{}" width="{}" height="{}"/></clipPath>')
WINDOW = Markup(
    '<svg x="{}" y="{}" width="{}" height="{}" viewBox="{} {} {} {}" preserveAspectRatio="none">{}</svg>'
)
IMAGE = Markup('<image href="{}" x="{}" y="{}" width="{}" height="{}"{}/>')
PATTERN = Markup(
    '<pattern id="{}" width="{}" height="{}" patternUnits="userSpaceOnUse">'
    '<path d="{}" stroke="{}" stroke-width="{}" stroke-opacity="0.5"/></pattern>'
)
CLEAR = re.compile(r"rgba\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*,\s*0(\.0*)?\s*\)")
COORDINATE = re.compile(r"([MLHVCZ])([^MLHVCZ]*)")

FLAT = ("heatmap", "bar", "scatter")  # traces in a plane of two axes
OUTSIDE = 3.0  # pixels from a bar to the text outside of it
ABOVE_POINT = 0.75  # em from the middle of a point to the baseline of a text, before it is moved
DASHES = {"solid": (), "dot": (1, 1), "dash": (3, 3)}  # in widths of the line, of three pixels at least

# What is written into traces and layouts, as paths; what a drawing without hovers and clicks leaves out is
# among it.
_FONT = ("color", "size")
_HOVER = {"customdata", "hovertemplate", "hoverinfo", "hovertext"}
_EDGE = {"marker.line.color", "marker.line.width"}
_POINT = {"marker.color", "marker.size", "marker.symbol", "marker.opacity"} | _EDGE
_TEXT = {"mode", "text", "textposition", "textfont.color", "textfont.size"}
_LINE = {"line.color", "line.width", "line.dash"}
_HATCH = {f"marker.pattern.{name}" for name in ("shape", "fillmode", "fgcolor", "solidity", "size")}
_PLACE = {"x", "y", "xaxis", "yaxis", "cliponaxis"}
_SHADES = {"z", "zmin", "zmax", "colorscale", "showscale"}
KNOWN: dict[str, set[str]] = {
    "scatter": _HOVER | _POINT | _TEXT | _LINE | _PLACE | {"fill", "fillcolor", "connectgaps", "line.shape"},
    "bar": _HOVER
    | _HATCH
    | _EDGE
    | _PLACE
    | {"base", "width", "orientation", "marker.color", "text", "textposition"}
    | {"textfont.color", "textfont.size"},
    "heatmap": _HOVER
    | _SHADES
    | {"x", "y", "xgap", "ygap", "hoverongaps", "text", "texttemplate"}
    | {"textfont.color", "textfont.size"},
    "choropleth": _HOVER | _SHADES | _EDGE | {"geo", "geojson", "locations"},
    "scattergeo": _HOVER
    | _POINT
    | _TEXT
    | _LINE
    | {"geo", "lon", "lat", "textfont.shadow", "textfont.weight"},
}
AXIS = {"anchor", "domain", "dtick", "fixedrange", "gridcolor", "linecolor", "minor", "nticks", "range"}
AXIS |= {"showgrid", "showline", "showticklabels", "tickfont", "tickformat", "ticklabelposition", "ticks"}
AXIS |= {"ticktext", "tickvals", "visible", "zeroline", "zerolinecolor"}
LAYOUT = {"annotations", "shapes", "images", "font", "height", "width", "margin", "paper_bgcolor"}
LAYOUT |= {"plot_bgcolor", "bargap", "barmode"}
# what is nothing to see: the order of colours that every trace names itself, and what answers a pointer
LAYOUT |= {"colorway", "datarevision", "dragmode", "hoverlabel", "hovermode", "showlegend"}

# what is written into each of several: notes, shapes, images, maps
PARTS: dict[str, set[str]] = {
    "annotations": {f"{axis}{what}" for axis in "xy" for what in ("", "ref", "anchor", "shift")}
    | {"text", "font.color", "font.size", "align", "bgcolor", "borderpad", "showarrow", "textangle"},
    "shapes": {f"{axis}{what}" for axis in "xy" for what in ("ref", "0", "1")}
    | {"type", "path", "layer", "fillcolor", "line.color", "line.width", "line.dash"},
    "images": {f"{axis}{what}" for axis in "xy" for what in ("", "ref", "anchor")}
    | {"source", "name", "layer", "sizing", "sizex", "sizey"},
}
GEO = {"bgcolor", "domain.x", "domain.y", "landcolor", "lataxis.range", "lonaxis.range", "projection.type"}
GEO |= {"showland", "visible"}


def drawn(
    figure: go.Figure, across: int, name: str, alt: str, shared: Land | None = None, look: str = "drawn"
) -> Markup:
    """The figure in so many pixels across.

    name: a word that no other drawing of the page has, for what it refers to in itself. alt: it in words;
    empty where they stand beside it.
    shared: where outlines are put down that the page defines once; without it the drawing stands alone.
    look: its class. Raises ValueError for what it cannot draw.
    """
    content = json.loads(figure.to_json())
    if strange := _unknown(content):
        raise ValueError(f"cannot draw {', '.join(sorted(strange))}")
    own = Land() if shared is None else shared
    plot = _Plot(content, across, name, own)
    parts = Markup("").join(plot.parts())
    alone = Markup("")
    if shared is None:
        alone = ALONE.format(style.FONT)
        parts = Markup("<style>{}</style><defs>{}</defs>{}").format(HALO, own.defined(), parts)
    size = (across, number(plot.height))
    named = NAMED.format(alt) if alt else UNNAMED
    return SVG.format(look, *size, *size, named, alone, parts)


def unknown(figure: go.Figure) -> set[str]:
    """What in a figure is not known here, by its path: it would be left out in silence."""
    return _unknown(json.loads(figure.to_json()))


def _unknown(content: dict) -> set[str]:
    strange = set()
    for trace in content["data"]:
        kind = trace["type"]
        if isinstance(trace.get("geojson"), dict):
            trace = trace | {"geojson": ""}  # outlines that stand in the figure itself
        strange |= {
            f"{kind}.{path}" for path in _paths(trace) if path not in KNOWN.get(kind, set()) | {"type"}
        }
        for symbol in _listed(trace.get("marker", {}).get("symbol", "circle")):
            if symbol.removesuffix("-open") not in symbols.SHAPES:
                strange.add(f"{kind}.marker.symbol={symbol}")
    for name, value in content["layout"].items():
        if re.fullmatch(r"[xy]axis\d*", name):
            strange |= {f"{name}.{own}" for own in value if own not in AXIS}
        elif re.fullmatch(r"geo\d*", name):
            strange |= {f"{name}.{path}" for path in _paths(value) if path not in GEO}
        elif name in PARTS:
            strange |= {f"{name}.{path}" for one in value for path in _paths(one) if path not in PARTS[name]}
        elif name not in LAYOUT:
            strange.add(name)
    return strange


def _paths(part: dict, before: str = "") -> Iterator[str]:
    for name, value in part.items():
        if isinstance(value, dict):
            yield from _paths(value, f"{before}{name}.")
        else:
            yield f"{before}{name}"


def _listed(value: Any) -> list:
    return value if isinstance(value, list) else [value]


def _one(value: Any, place: int) -> Any:
    """A setting of one point: settings are for all points or a list."""
    return value[place] if isinstance(value, list) else value


@dataclass
class _Plot:
    """What is drawn: the content of a figure, pixels across, and where its outlines are put down."""

    content: dict
    across: int
    name: str
    land: Land

    def __post_init__(self) -> None:
        margin = self.layout["margin"]
        self.height = self.layout["height"]
        self.area = Area(
            margin["l"],
            margin["t"],
            self.across - margin["l"] - margin["r"],
            self.height - margin["t"] - margin["b"],
        )
        self.has_axes = any(one["type"] in FLAT for one in self.content["data"])
        self._defined = 0
        for place, trace in enumerate(self.content["data"]):
            self._color(trace, place)

    def _color(self, trace: Trace, place: int) -> None:
        """What a trace that names no colour has: the next of all traces."""
        colors = self.layout["colorway"]
        if trace["type"] in ("bar", "scatter", "scattergeo"):
            marker, line = trace.setdefault("marker", {}), trace.setdefault("line", {})
            own = marker.setdefault("color", line.get("color", colors[place % len(colors)]))
            line.setdefault("color", colors[place % len(colors)] if isinstance(own, list) else own)

    @property
    def layout(self) -> dict:
        return self.content["layout"]

    def parts(self) -> Iterator[Markup]:
        """What is seen, the lowest first, in Plotly's order."""
        yield GROUND.format(self.across, number(self.height), self.layout["paper_bgcolor"])
        yield from self._shapes("below")
        yield from self._cartesian()
        yield from self._maps()
        yield from self._images()
        yield from self._shapes("above")
        for note in self.layout.get("annotations", ()):
            yield self._annotation(note)

    def _named(self) -> str:
        """A name for what this drawing refers to in itself."""
        self._defined += 1
        return f"{self.name}-{self._defined}"

    # the plane of two axes

    def _axis(self, name: str) -> Axis:
        """An axis by how traces name it: x, y2 ..."""
        letter, rest = name[0], name[1:]
        look = self.layout.get(f"{letter}axis{rest}", {"gridcolor": style.LINE})
        low, high = look.get("domain", (0, 1))
        first, last = (axes.plain(end) for end in look.get("range") or self._reach(name))
        if letter == "x":
            return Axis(
                look, first, last, self.area.left + low * self.area.width, (high - low) * self.area.width
            )
        bottom = self.area.bottom - low * self.area.height
        return Axis(look, first, last, bottom, -(high - low) * self.area.height)

    def _reach(self, name: str) -> tuple[float, float]:
        """The ends of an axis that says none: half a step beside the first and the last bar."""
        places = sorted(
            {
                axes.plain(value)
                for trace in self.content["data"]
                if trace["type"] == "bar" and trace.get(f"{name[0]}axis", name[0]) == name
                for value in trace[name[0]]
            }
        )
        half = _least_step(places) / 2
        return places[0] - half, places[-1] + half

    def _cartesian(self) -> Iterator[Markup]:
        """Grids, then heat maps, bars, lines and points, then the words of axes."""
        flat = [one for one in self.content["data"] if one["type"] in FLAT]
        if not flat:
            return
        pairs = dict.fromkeys((one.get("xaxis", "x"), one.get("yaxis", "y")) for one in flat)
        planes = {pair: (self._axis(pair[0]), self._axis(pair[1])) for pair in pairs}
        for x, y in planes.values():
            area = _between(x, y)
            yield from axes.grid(x, area, True)
            yield from axes.grid(y, area, False)
        for kind, draw in (("heatmap", self._cells), ("bar", self._bars), ("scatter", self._points)):
            for trace in flat:
                if trace["type"] == kind:
                    x, y = planes[trace.get("xaxis", "x"), trace.get("yaxis", "y")]
                    yield from self._clipped(trace, _between(x, y), Markup("").join(draw(trace, x, y)))
        for name in dict.fromkeys(name for pair in pairs for name in pair):
            axis = self._axis(name)
            other = self._axis(axis.look.get("anchor", "y" if name[0] == "x" else "x"))
            area = _between(axis, other) if name[0] == "x" else _between(other, axis)
            yield from axes.named(axis, area, name[0] == "x", self.across)

    def _clipped(self, trace: Trace, area: Area, drawn: Markup) -> Iterator[Markup]:
        """A trace within its plane, unless it may reach beyond."""
        if not drawn:
            return
        if trace.get("cliponaxis", True) is False:
            yield drawn
            return
        name = self._named()
        yield CLIP.format(name, *map(number, (area.left, area.top, area.width, area.height)))
        yield GROUP.format(Markup(' clip-path="url(#{})"').format(name), drawn)

    def _cells(self, trace: Trace, x: Axis, y: Axis) -> Iterator[Markup]:
        """Cells of one step around whole numbers, with gaps between them."""
        wide, high = abs(x.length / (x.last - x.first)), abs(y.length / (y.last - y.first))
        across, down = wide - trace.get("xgap", 0), high - trace.get("ygap", 0)
        for place, (column, row, value) in enumerate(zip(trace["x"], trace["y"], trace["z"], strict=True)):
            if value is None:
                continue
            left, top = x.at(column) - across / 2, y.at(row) - down / 2
            yield _rect(left, top, across, down, Markup(' fill="{}"').format(_shade(trace, value)))
            if trace.get("text"):
                font = trace["textfont"]
                look = Look(font["size"], font["color"])
                yield texts.written(
                    _one(trace["text"], place), x.at(column), y.at(row) + 0.35 * look.size, "center", look
                )

    def _bars(self, trace: Trace, x: Axis, y: Axis) -> Iterator[Markup]:
        lies = trace.get("orientation") == "h"
        along, across = (x, y) if lies else (y, x)
        lengths, places = (trace["x"], trace["y"]) if lies else (trace["y"], trace["x"])
        base = self._bases(trace, lengths, places)
        width = trace.get("width") or self._bar_width(places)
        hatch = self._hatch(trace)
        if hatch:
            yield hatch[0]
        for place, (length, middle) in enumerate(zip(lengths, places, strict=True)):
            if length is None:
                continue
            ends = along.at(base[place]), along.at(base[place] + length)
            thick = _one(width, place) / 2
            sides = across.at(axes.plain(middle) - thick), across.at(axes.plain(middle) + thick)
            (x0, x1), (y0, y1) = (ends, sides) if lies else (sides, ends)
            box = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
            yield _rect(*box, self._bar_look(trace, place))
            if hatch:
                yield _rect(*box, Markup(' fill="url(#{})"').format(hatch[1]))
            if trace.get("text"):
                yield self._bar_text(trace, place, lies, ends[1], (sides[0] + sides[1]) / 2)

    def _bases(self, trace: Trace, lengths: list, places: list) -> list[float]:
        """Where each bar begins: where it says so, else on those before it where bars are stacked."""
        if "base" in trace:
            return [_one(trace["base"], place) for place in range(len(lengths))]
        if self.layout.get("barmode") not in ("stack", "relative"):
            return [0.0] * len(lengths)
        at: dict[tuple[Any, bool], float] = {}
        for other in self.content["data"]:
            if other is trace:
                break
            same = all(other.get(key) == trace.get(key) for key in ("xaxis", "yaxis", "orientation"))
            if other["type"] == "bar" and same and "base" not in other:
                told = (
                    (other["x"], other["y"]) if trace.get("orientation") == "h" else (other["y"], other["x"])
                )
                for length, place in zip(*told, strict=True):
                    key = (place, self._is_negative(length))
                    at[key] = at.get(key, 0.0) + (length or 0)
        return [
            at.get((place, self._is_negative(length)), 0.0)
            for length, place in zip(lengths, places, strict=True)
        ]

    def _is_negative(self, length: float | None) -> bool:
        return self.layout.get("barmode") == "relative" and (length or 0) < 0

    def _bar_width(self, places: list) -> float:
        """The step between bars but for the gap."""
        step = _least_step(sorted({axes.plain(place) for place in places}))
        return step * (1 - self.layout.get("bargap", 0.2))

    def _bar_look(self, trace: Trace, place: int) -> Markup:
        marker = trace["marker"]
        line = marker.get("line", {})
        look = Markup(' fill="{}"').format(_one(marker["color"], place))
        if line.get("width"):
            look += Markup(' stroke="{}" stroke-width="{}"').format(
                _one(line["color"], place), number(line["width"])
            )
        return look

    def _hatch(self, trace: Trace) -> tuple[Markup, str] | None:
        """The pattern of a trace's bars and its name, as Plotly draws it."""
        pattern = trace["marker"].get("pattern")
        if not pattern:
            return None
        if pattern["shape"] != "/":
            raise ValueError(f"cannot draw the pattern {pattern['shape']}")
        side = pattern["size"] * math.sqrt(2)
        path = (
            f"M-{side / 4:.2f},{side / 4:.2f}l{side / 2:.2f},-{side / 2:.2f}M0,{side:.2f}L{side:.2f},0"
            f"M{side * 3 / 4:.2f},{side * 5 / 4:.2f}l{side / 2:.2f},-{side / 2:.2f}"
        )
        name = self._named()
        width = f"{pattern['solidity'] * pattern['size']:.2f}"
        return PATTERN.format(name, f"{side:.2f}", f"{side:.2f}", path, pattern["fgcolor"], width), name

    def _bar_text(self, trace: Trace, place: int, lies: bool, end: float, middle: float) -> Markup:
        """The text outside of a bar."""
        font = trace["textfont"]
        look = Look(font["size"], font["color"])
        text = str(_one(trace["text"], place))
        box = texts.box(text, look.size)
        if lies:
            return texts.written(text, end + OUTSIDE, middle + (box.above - box.below) / 2, "left", look)
        return texts.written(text, middle, end - OUTSIDE - box.below, "center", look)

    def _points(self, trace: Trace, x: Axis, y: Axis) -> Iterator[Markup]:
        places = [
            None if one is None or other is None else (x.at(one), y.at(other))
            for one, other in zip(trace["x"], trace["y"], strict=True)
        ]
        if trace.get("fill") == "tozeroy":
            yield _filled(trace, places, y.at(0))
        elif trace.get("fill"):
            raise ValueError(f"cannot fill {trace['fill']}")
        seen = [
            place if place and x.holds(trace["x"][i]) and y.holds(trace["y"][i]) else None
            for i, place in enumerate(places)
        ]
        yield from _scattered(trace, places, seen)

    # maps

    def _maps(self) -> Iterator[Markup]:
        found = [one for one in self.content["data"] if one["type"] in ("choropleth", "scattergeo")]
        for name in dict.fromkeys(one.get("geo", "geo") for one in found):
            own = [one for one in found if one.get("geo", "geo") == name]
            yield from self._map(self.layout[name], own)

    def _map(self, look: dict, traces: list[Trace]) -> Iterator[Markup]:
        """One map: its water, its regions on their grid, then what is marked on it, in pixels."""
        (west, east), (south, north) = look["lonaxis"]["range"], look["lataxis"]["range"]
        (x0, x1), (y0, y1) = look["domain"]["x"], look["domain"]["y"]
        wide, high = (x1 - x0) * self.area.width, (y1 - y0) * self.area.height
        scale = min(wide / (east - west), high / (north - south))
        left = self.area.left + x0 * self.area.width + (wide - scale * (east - west)) / 2
        top = self.area.top + (1 - y1) * self.area.height + (high - scale * (north - south)) / 2
        area = Area(left, top, scale * (east - west), scale * (north - south))
        yield _rect(left, top, area.width, area.height, Markup(' fill="{}"').format(look["bgcolor"]))
        grid = land.grid_for(scale)
        bounds = (west, east, south, north)
        regions = [
            self._abroad(look, grid, bounds),
            *(self._regions(trace, grid, bounds, scale) for trace in traces if trace["type"] == "choropleth"),
        ]
        degrees = (west, -north, east - west, north - south)
        pixels = map(number, (left, top, area.width, area.height))
        yield WINDOW.format(
            *pixels, *(round(side * grid.numbers, 1) for side in degrees), Markup("").join(regions)
        )
        name = self._named()
        marks = Markup("").join(
            part
            for trace in traces
            if trace["type"] == "scattergeo"
            for part in _scattered(trace, *_projected(trace, area, bounds, scale))
        )
        if marks:
            yield CLIP.format(name, *map(number, (left, top, area.width, area.height)))
            yield GROUP.format(Markup(' clip-path="url(#{})"').format(name), marks)

    def _abroad(self, look: dict, grid: Grid, bounds: land.Bounds) -> Markup:
        """The land of other countries in view."""
        if not look.get("showland"):
            return Markup("")
        seen = (self.land.use(shape) for shape in land.abroad(grid) if _touch(shape.bounds, bounds))
        return GROUP.format(Markup(' fill="{}"').format(look["landcolor"]), Markup("").join(seen))

    def _regions(self, trace: Trace, grid: Grid, bounds: land.Bounds, scale: float) -> Markup:
        """The regions of a trace in view, those of one shade together."""
        shapes = land.shapes(trace["geojson"], grid)
        by_shade: dict[str, list[Markup]] = {}
        for code, value in zip(trace["locations"], trace["z"], strict=True):
            shape = shapes.get(code)
            if shape is not None and _touch(shape.bounds, bounds):
                used = self.land.use(shape)
                by_shade.setdefault(_shade(trace, value), []).append(used)
        line = trace["marker"]["line"]
        look = Markup(' stroke="{}" stroke-width="{:.2f}" fill-rule="evenodd"').format(
            line["color"], line["width"] * grid.numbers / scale
        )
        shaded = (
            GROUP.format(Markup(' fill="{}"').format(shade), Markup("").join(used))
            for shade, used in by_shade.items()
        )
        return GROUP.format(look, self.land.together(Markup("").join(shaded)))

    # what lies over the plot

    def _images(self) -> Iterator[Markup]:
        for image in self.layout.get("images", ()):
            wide, high = image["sizex"] * self.area.width, image["sizey"] * self.area.height
            x, y = self._paper(image["x"], image["y"])
            stretched = image.get("sizing") == "stretch"
            ratio = Markup(' preserveAspectRatio="none"') if stretched else Markup("")
            if image.get("xanchor") == "right":  # kept in shape: as wide as it is high
                wide = high if not stretched else wide
                x -= wide
            yield IMAGE.format(image["source"], *map(number, (x, y, wide, high)), ratio)

    def _shapes(self, layer: str) -> Iterator[Markup]:
        for shape in self.layout.get("shapes", ()):
            if shape.get("layer", "above") == layer:
                yield self._shape(shape)

    def _shape(self, shape: dict) -> Markup:
        line = shape.get("line", {})
        width = line.get("width", 2)
        look = Markup(' fill="{}"').format(shape.get("fillcolor", "none"))
        if width and not CLEAR.fullmatch(line.get("color", "")):
            look += Markup(' stroke="{}" stroke-width="{}"{}').format(
                line.get("color", "#444"), number(width), _dashes(line.get("dash", "solid"), width)
            )
        if shape["type"] == "path":
            return PATH.format(self._path(shape), look)
        (x0, y0), (x1, y1) = (self._place(shape, shape[f"x{end}"], shape[f"y{end}"]) for end in (0, 1))
        if shape["type"] == "line":
            return PATH.format(f"M{number(x0)},{number(y0)}L{number(x1)},{number(y1)}", look)
        return _rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), look)

    def _path(self, shape: dict) -> str:
        """A path in values of the axes, in pixels."""
        told = []
        for letter, numbers in COORDINATE.findall(shape["path"]):
            values = [float(one) for one in re.findall(r"-?[\d.]+(?:e-?\d+)?", numbers)]
            if letter in "HV":
                x, y = self._place(shape, values[0], values[0])
                pixels = [x if letter == "H" else y]
            else:
                places = (self._place(shape, *pair) for pair in zip(values[::2], values[1::2], strict=True))
                pixels = [pixel for place in places for pixel in place]
            told.append(letter + " ".join(number(pixel) for pixel in pixels))
        return "".join(told)

    def _paper(self, x: float, y: float) -> tuple[float, float]:
        return self.area.left + x * self.area.width, self.area.bottom - y * self.area.height

    def _place(self, of: dict, x: Any, y: Any) -> tuple[float, float]:
        """A place of a note or a shape in pixels."""
        paper = self._paper(*(0.0 if isinstance(one, str) else one for one in (x, y)))
        usual = ("x", "y") if self.has_axes else ("paper", "paper")
        across, down = of.get("xref", usual[0]), of.get("yref", usual[1])
        return (
            paper[0] if across == "paper" else self._axis(across).at(x),
            paper[1] if down == "paper" else self._axis(down).at(y),
        )

    def _annotation(self, note: dict) -> Markup:
        """A note: its box hangs at its place, and its words stand in its box."""
        x, y = self._place(note, note["x"], note["y"])
        x, y = x + note.get("xshift", 0), y - note.get("yshift", 0)
        font = self.layout["font"] | note.get("font", {})
        look, pad = Look(font["size"], font["color"]), note.get("borderpad", 0)
        box = texts.box(note["text"], look.size)
        wide, high = box.width + 2 * pad, box.height + 2 * pad
        turn = note.get("textangle", 0) or 0
        seen = (wide, high) if turn % 180 == 0 else (high, wide)  # across and down, as it stands
        left = x - seen[0] * {"left": 0.0, "center": 0.5, "right": 1.0}[note["xanchor"]]
        top = y - seen[1] * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[note["yanchor"]]
        middle = (left + seen[0] / 2, top + seen[1] / 2)
        left, top = middle[0] - wide / 2, middle[1] - high / 2
        align = note.get("align", "center")
        start = {"left": left + pad, "center": middle[0], "right": left + wide - pad}[align]
        if note["xanchor"] == align and not turn:
            start = x + {"left": pad, "center": 0, "right": -pad}[align]
        turned = Markup("")
        if turn:
            turned = Markup(' transform="rotate({} {} {})"').format(turn, *map(number, middle))
        words = texts.written(note["text"], start, top + pad + box.above, align, look, turned)
        if "bgcolor" not in note:
            return words
        return _rect(left, top, wide, high, Markup(' fill="{}"').format(note["bgcolor"]) + turned) + words


def _between(x: Axis, y: Axis) -> Area:
    """The plane of two axes."""
    return Area(x.start, y.start + y.length, x.length, -y.length)


def _least_step(places: list[float]) -> float:
    """The least distance between neighbours; 1 where there are none."""
    return min((after - before for before, after in itertools.pairwise(places)), default=1.0)


def _touch(one: land.Bounds, other: land.Bounds) -> bool:
    return one[0] <= other[1] and one[1] >= other[0] and one[2] <= other[3] and one[3] >= other[2]


def _projected(
    trace: Trace, area: Area, bounds: land.Bounds, scale: float
) -> tuple[list[tuple[float, float] | None], list[tuple[float, float] | None]]:
    """The points of a trace in pixels."""
    west, _, _, north = bounds
    places = [
        None
        if lon is None or lat is None
        else (area.left + scale * (lon - west), area.top + scale * (north - lat))
        for lon, lat in zip(trace["lon"], trace["lat"], strict=True)
    ]
    return places, places


def _scattered(
    trace: Trace, places: list[tuple[float, float] | None], seen: list[tuple[float, float] | None]
) -> Iterator[Markup]:
    """Lines through places, marks at them and words beside them. seen: the places that have marks and
    words."""
    mode = trace["mode"]
    if "lines" in mode:
        line = trace["line"]
        look = Markup(' fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"{}').format(
            line["color"],
            number(line.get("width", 2)),
            _dashes(line.get("dash", "solid"), line.get("width", 2)),
        )
        if path := _through(places, line.get("shape", "linear")):
            yield PATH.format(path, look)
    if "markers" in mode:
        marks = Markup("").join(_mark(trace, i, place) for i, place in enumerate(seen) if place)
        opacity = trace["marker"].get("opacity", 0.7 if isinstance(trace["marker"].get("size"), list) else 1)
        yield GROUP.format(Markup(' opacity="{}"').format(opacity), marks) if opacity != 1 else marks
    if "text" in mode:
        for i, place in enumerate(seen):
            if place and (text := _one(trace["text"], i)):
                yield _word(trace, i, place, text)


def _mark(trace: Trace, place: int, at: tuple[float, float]) -> Markup:
    marker = trace["marker"]
    line = marker.get("line", {})
    size = _one(marker.get("size", 6), place)
    usual = 1 if isinstance(marker.get("size"), list) else 0
    return symbols.drawn(
        _one(marker.get("symbol", "circle"), place),
        *at,
        size,
        _one(marker["color"], place),
        _one(line.get("color", "#444"), place),
        _one(line.get("width", usual), place),
    )


def _word(trace: Trace, place: int, at: tuple[float, float], text: str) -> Markup:
    """A word at a point, as far from it as Plotly sets it."""
    font = trace["textfont"]
    look = Look(
        _one(font["size"], place),
        _one(font["color"], place),
        font.get("weight", 400),
        has_halo="shadow" in font,
    )
    down, across = (_one(trace.get("textposition", "middle center"), place)).split()
    radius = _one(trace["marker"].get("size", 6), place) / 1.6 + 1 if "markers" in trace["mode"] else 0.0
    lines = (len(texts.BROKEN.split(text)) - 1) * 1.3 + 1
    sign = {"top": -1, "middle": 0, "bottom": 1}[down]
    y = at[1] + ABOVE_POINT * look.size + sign * radius + (sign - 1) * lines * look.size / 2
    x = at[0] + {"left": -radius, "center": 0, "right": radius}[across]
    return texts.written(text, x, y, {"left": "right", "center": "center", "right": "left"}[across], look)


def _through(places: list[tuple[float, float] | None], shape: str) -> str:
    """A line through places, broken where one is missing, told in steps from place to place: a third less to
    send than places. shape: linear, or hv for steps."""
    told: list[str] = []
    at, is_begun = (0, 0), False
    for place in places:
        if place is None:
            is_begun = False
            continue
        x, y = (round(10 * one) for one in place)
        across, down = x - at[0], y - at[1]
        if is_begun and shape == "hv":
            told.append(f"h{_tenths(across)}v{_tenths(down)}")
        else:
            told.append(("l" if is_begun else "m") + f"{_tenths(across)} {_tenths(down)}".replace(" -", "-"))
        at, is_begun = (x, y), True
    return "".join(told)


def _tenths(count: int) -> str:
    """So many tenths as SVG writes them shortest: 12.3, -.5, 4."""
    return (
        f"{count / 10:g}".replace("0.", ".", 1)
        if abs(count) < 10 and count
        else f"{count / 10:.1f}".removesuffix(".0")
    )


def _filled(trace: Trace, places: list[tuple[float, float] | None], zero: float) -> Markup:
    """The area between a line and zero."""
    known = [place for place in places if place]
    if not known:
        return Markup("")
    path = _through([*known], trace.get("line", {}).get("shape", "linear"))
    path += f"V{number(zero)}H{number(known[0][0])}z"
    return PATH.format(path, Markup(' fill="{}"').format(trace["fillcolor"]))


def _rect(left: float, top: float, wide: float, high: float, look: Markup) -> Markup:
    return RECT.format(*map(number, (left, top, wide, high)), look)


def _dashes(dash: str, width: float) -> Markup:
    unit = max(width, 3)
    told = " ".join(number(unit * part) for part in DASHES[dash])
    return Markup(' stroke-dasharray="{}"').format(told) if told else Markup("")


def _shade(trace: Trace, value: float) -> str:
    """The colour of a value: our scales are steps. Raises ValueError for one that is not."""
    share = (value - trace.get("zmin", 0)) / ((trace.get("zmax", 1) - trace.get("zmin", 0)) or 1)
    share = min(max(share, 0.0), 1.0)
    for (low, color), (high, other) in itertools.pairwise(trace["colorscale"]):
        if low <= share <= high and (high > low or share == low):
            if color != other:
                raise ValueError(f"a scale of colours between {color} and {other} is no step")
            return "none" if CLEAR.fullmatch(color) else color
    raise ValueError(f"no colour for {value}")

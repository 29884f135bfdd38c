"""Outlines of regions as paths on a grid of whole numbers, each once on a page, however many maps show it."""

import functools
import itertools
import json
import zlib
from dataclasses import dataclass, field

from markupsafe import Markup

from plut.base import folders
from plut.figures.panels import AROUND_JAVA

# numbers of the grid in a degree, on a map of the country and on one of a part
COARSE, FINE = 100, 1000
FINE_FROM = 110.0  # pixels of a degree, from which a map needs the fine grid
# Corners lie on every second number, a third of a pixel apart; on Java, which has a larger map of its own, on
# every one.
STEP = 2
MOST_OF_NONE = 3  # corners: fewer enclose nothing

DEFINED = Markup('<path id="{}" d="{}"/>')
USED = Markup('<use href="#{}"/>')

Bounds = tuple[float, float, float, float]  # west, east, south, north


@dataclass(frozen=True)
class Shape:
    """A region: its path on the grid, y downwards, and its bounds in degrees."""

    path: str
    bounds: Bounds


@dataclass
class Land:
    """The outlines that the maps of one page use, by their names there."""

    named: dict[tuple[str, int, str], str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)

    def use(self, source: str, grid: int, code: str, shape: Shape) -> Markup:
        """The region where it is shown; it is put down for the page."""
        key = (source, grid, code)
        if key not in self.named:
            self.named[key] = f"o{len(self.named):x}"
            self.paths[self.named[key]] = shape.path
        return USED.format(self.named[key])

    def copy(self) -> "Land":
        """The same outlines, to which others can be added without these."""
        return Land(dict(self.named), dict(self.paths))

    def defined(self) -> Markup:
        """All outlines in use, for the `<defs>` of a page or of a drawing."""
        return Markup("").join(DEFINED.format(name, path) for name, path in self.paths.items())


def shapes(outlines: str | dict, grid: int) -> tuple[str, dict[str, Shape]]:
    """The name of outlines, and their regions by code. outlines: as a trace has them, an address below the
    app's or GeoJSON."""
    if isinstance(outlines, str):
        name = outlines.rsplit("/", 1)[-1]
        return name, _of_file(name, grid)
    text = json.dumps(outlines, sort_keys=True)
    return f"{zlib.crc32(text.encode()):08x}", _shapes(text, grid)


@functools.cache
def abroad(grid: int) -> list[Shape]:
    """The land of other countries, as the app's base map has it (static/topojson)."""
    base = json.loads((folders.STATIC / "topojson" / "world_110m.json").read_text(encoding="utf-8"))
    arcs = [_arc(arc, base.get("transform")) for arc in base["arcs"]]
    return [
        _shape({"type": "Polygon", "coordinates": [_joined(ring, arcs) for ring in polygon]}, grid, STEP)
        for one in base["objects"]["land"]["geometries"]
        for polygon in ([one["arcs"]] if one["type"] == "Polygon" else one["arcs"])
    ]


def _arc(arc: list, transform: dict | None) -> list[list[float]]:
    """The points of an arc in degrees; on a grid, each is a step from the one before."""
    if transform is None:
        return arc
    (wide, high), (left, top) = transform["scale"], transform["translate"]
    steps = itertools.accumulate(arc, lambda one, step: [one[0] + step[0], one[1] + step[1]])
    return [[left + x * wide, top + y * high] for x, y in steps]


def _joined(ring: list[int], arcs: list[list[list[float]]]) -> list[list[float]]:
    """A ring of arcs; one below zero runs backwards."""
    points: list[list[float]] = []
    for number in ring:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return points


@functools.lru_cache(maxsize=12)
def _of_file(name: str, grid: int) -> dict[str, Shape]:
    return _shapes((folders.STATIC / "outlines" / name).read_text(encoding="utf-8"), grid)


@functools.lru_cache(maxsize=4)
def _shapes(text: str, grid: int) -> dict[str, Shape]:
    return {
        str(one["id"]): _shape(one["geometry"], grid, _step(str(one["id"]), grid))
        for one in json.loads(text)["features"]
    }


def _step(code: str, grid: int) -> int:
    return 1 if grid == COARSE and code.startswith(AROUND_JAVA) else STEP


def _shape(geometry: dict, grid: int, step: int) -> Shape:
    many = geometry["coordinates"]
    polygons = [many] if geometry["type"] == "Polygon" else many
    rings = [ring for polygon in polygons for ring in polygon]
    xs, ys = ([point[axis] for ring in rings for point in ring] for axis in (0, 1))
    return Shape("".join(_ring(ring, grid, step) for ring in rings), (min(xs), max(xs), min(ys), max(ys)))


def _ring(ring: list[list[float]], grid: int, step: int) -> str:
    """A ring as steps from corner to corner."""
    corners = _corners([(round(x * grid / step) * step, round(-y * grid / step) * step) for x, y, *_ in ring])
    start = f"M{corners[0][0]} {corners[0][1]}"
    if len(corners) < MOST_OF_NONE:
        return f"{start}h{step}z"  # an islet that is smaller than the grid
    steps = (f"{next_x - x} {next_y - y}" for (x, y), (next_x, next_y) in itertools.pairwise(corners))
    return f"{start}l{' '.join(steps).replace(' -', '-')}z"


def _corners(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The points of a closed ring at which it turns."""
    points = [point for point, _ in itertools.groupby(ring)]
    points = points[:-1] if len(points) > 1 and points[0] == points[-1] else points
    if len(points) < MOST_OF_NONE:
        return points
    turns = [
        point
        for before, point, after in zip((points[-1], *points), points, (*points[1:], points[0]), strict=False)
        if (point[0] - before[0]) * (after[1] - point[1]) != (point[1] - before[1]) * (after[0] - point[0])
    ]
    return turns or points[:1]

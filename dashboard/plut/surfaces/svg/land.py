"""Outlines of regions as paths on a grid of whole numbers, each once on a page, however many maps show it."""

import functools
import itertools
import json
from dataclasses import dataclass, field

from markupsafe import Markup

from plut.base import folders
from plut.figures.panels import AROUND_JAVA

MOST_OF_NONE = 3  # corners: fewer enclose nothing

DEFINED = Markup('<path id="{}" d="{}"/>')
GROUPED = Markup('<g id="{}">{}</g>')
USED = Markup('<use href="#{}"/>')


@dataclass(frozen=True)
class Grid:
    """Where corners may lie. numbers: of the grid in a degree; step: numbers from one corner to the next, but
    for Java, which has a map of its own beside that of the country, on the same numbers."""

    numbers: int
    step: int

    def step_of(self, code: str) -> int:
        """The step of a region."""
        return 1 if self.numbers == COUNTRY.numbers and code.startswith(AROUND_JAVA) else self.step


# The map of the country, of a part and of an area, each up to so many pixels of a degree. Corners lie a pixel
# apart where the country is largest.
COUNTRY, PART, CLOSE = Grid(100, 4), Grid(100, 2), Grid(1000, 2)
COUNTRY_UP_TO, PART_UP_TO = 30.0, 110.0

Bounds = tuple[float, float, float, float]  # west, east, south, north


@dataclass(frozen=True)
class Shape:
    """A region: its path on the grid, y downwards, and its bounds in degrees."""

    path: str
    bounds: Bounds


@dataclass
class Land:
    """The outlines that the maps of one page use, and what they show of them, by their names there."""

    paths: dict[str, str] = field(default_factory=dict)
    groups: dict[Markup, str] = field(default_factory=dict)

    def use(self, shape: Shape) -> Markup:
        """The region where it is shown; it is put down for the page."""
        return USED.format(self.paths.setdefault(shape.path, f"o{len(self.paths):x}"))

    def together(self, shaded: Markup) -> Markup:
        """Shaded regions where they are shown: the maps of a picture for a desk and for a phone show the
        same ones, each with its own line around them."""
        return USED.format(self.groups.setdefault(shaded, f"g{len(self.groups):x}"))

    def copy(self) -> "Land":
        """The same outlines, to which others can be added without these."""
        return Land(dict(self.paths), dict(self.groups))

    def defined(self) -> Markup:
        """All outlines in use, for the `<defs>` of a page or of a drawing."""
        paths = (DEFINED.format(name, path) for path, name in self.paths.items())
        groups = (GROUPED.format(name, shaded) for shaded, name in self.groups.items())
        return Markup("").join((*paths, *groups))


def grid_for(scale: float) -> Grid:
    """The grid of a map of so many pixels a degree."""
    return COUNTRY if scale <= COUNTRY_UP_TO else PART if scale <= PART_UP_TO else CLOSE


def shapes(outlines: str | dict, grid: Grid) -> dict[str, Shape]:
    """Regions by code. outlines: as a trace has them, an address below the app's or GeoJSON."""
    if isinstance(outlines, str):
        return _of_file(outlines.rsplit("/", 1)[-1], grid)
    return _shapes(json.dumps(outlines, sort_keys=True), grid)


@functools.cache
def abroad(grid: Grid) -> list[Shape]:
    """The land of other countries, as the app's base map has it (static/topojson)."""
    base = json.loads((folders.STATIC / "topojson" / "world_110m.json").read_text(encoding="utf-8"))
    arcs = [_arc(arc, base.get("transform")) for arc in base["arcs"]]
    return [
        _shape({"type": "Polygon", "coordinates": [_joined(ring, arcs) for ring in polygon]}, grid, grid.step)
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
def _of_file(name: str, grid: Grid) -> dict[str, Shape]:
    return _shapes((folders.STATIC / "outlines" / name).read_text(encoding="utf-8"), grid)


@functools.lru_cache(maxsize=4)
def _shapes(text: str, grid: Grid) -> dict[str, Shape]:
    return {
        str(one["id"]): _shape(one["geometry"], grid, grid.step_of(str(one["id"])))
        for one in json.loads(text)["features"]
    }


def _shape(geometry: dict, grid: Grid, step: int) -> Shape:
    many = geometry["coordinates"]
    polygons = [many] if geometry["type"] == "Polygon" else many
    rings = [ring for polygon in polygons for ring in polygon]
    xs, ys = ([point[axis] for ring in rings for point in ring] for axis in (0, 1))
    return Shape(
        "".join(_ring(ring, grid.numbers, step) for ring in rings), (min(xs), max(xs), min(ys), max(ys))
    )


def _ring(ring: list[list[float]], numbers: int, step: int) -> str:
    """A ring as steps from corner to corner."""
    corners = _corners(
        [(round(x * numbers / step) * step, round(-y * numbers / step) * step) for x, y, *_ in ring]
    )
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

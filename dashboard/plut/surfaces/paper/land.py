"""The map of a sheet as SVG: the area with the names of its parts, the centres, and a key. Drawn here, so
that the sheet needs no Chromium."""

import functools
import json
from collections.abc import Iterator

import numpy as np
import pandas as pd
from markupsafe import Markup

from plut.base.formats import unparted
from plut.content.papers import Land
from plut.figures import letters, marks, style
from plut.figures.marks import Name, Taken, apart
from plut.figures.panels import Bounds, Panel

PART, COUNTRY = (400, 236), (704, 262)  # pixels of a map of a part, beside words, and of the country
LINE = 16  # pixels of a line of the key below it
NAME = 12  # pixels of a name, which are nine points
MARK, SMALL = 9, 6  # pixels of a mark, and of one on the map of the country
NUMBERED, DIGIT = 18, 7  # pixels of a mark that holds a number, and what each digit after the first adds
ROOM = {0: 0.01, 2: 0.04, 4: 0.3}  # of the longer side, around the country, a province, a regency
ISLET = 0.015  # of the largest piece of land
SVG = Markup(
    '<svg class="land" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}</svg>'
)
SHAPE = Markup('<path d="{}" fill="{}" stroke="{}" stroke-width="{}" fill-rule="evenodd"/>')
DISC = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{}" fill="{}" stroke="{}" stroke-width="{}"/>')
DIAMOND = Markup(
    '<path d="M{:.1f},{:.1f}l{r},{r}l-{r},{r}l-{r},-{r}z" fill="{}" stroke="{}" stroke-width="{}"/>'
)
TEXT = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="middle" class="{}">{}</text>')
KEY_TEXT = Markup('<text x="{:.1f}" y="{:.1f}">{}</text>')
FRAME = Markup('<rect x="0.5" y="0.5" width="{}" height="{}" fill="none" stroke="{}"/>')

TINTS = {"found": style.UNDER_POINTS[1], "none": style.WASH}  # of regions, by their sign in the key

Ring = list[tuple[float, float]]


def drawn(land: Land) -> Markup:
    """The map with its key below."""
    regions = _regions(land.outlines)
    panel = _panel(land, regions)
    wide, high = round(panel.width), round(panel.height)
    found = set(land.centres.frame["regency_code"].dropna())
    parts = [*_shapes(land, regions, panel, found)]
    taken = Taken((0, 0, wide, high))
    parts += _marks(land, panel, taken)
    parts += _names(land, panel, taken, found)
    parts.append(FRAME.format(wide - 1, high - 1, style.LINE))
    inside = Markup('<svg width="{}" height="{}">{}</svg>').format(wide, high, Markup("").join(parts))
    below = [*_outside(land, regions, panel), *_lines(land.notes, wide)]
    key = Markup("").join(_key(land, panel, below))
    down = high + 6 + LINE * ((len(land.keys) + 1) // 2 + len(below))
    return SVG.format(wide, down, wide, down, land.alt, inside + key)


@functools.lru_cache(maxsize=2)
def _regions(outlines: str) -> dict[str, list[Ring]]:
    """The rings of each region, by its code."""
    return {
        str(one["id"]): [ring for polygon in _polygons(one["geometry"]) for ring in polygon]
        for one in json.loads(outlines)["features"]
    }


def _polygons(geometry: dict) -> list[list[Ring]]:
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def _panel(land: Land, regions: dict[str, list[Ring]]) -> Panel:
    """What the map shows: the area with room around it, as wide as the map is. Islets far out do not make
    the rest small."""
    rings = [ring for code, shape in regions.items() if code.startswith(land.inside) for ring in shape]
    sizes = [_size(ring) for ring in rings]
    large = [ring for ring, size in zip(rings, sizes, strict=True) if size >= ISLET * max(sizes)]
    points = np.array([point for ring in large for point in ring])
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    room = ROOM[len(land.inside)] * max(east - west, north - south)
    across, down = east - west + 2 * room, north - south + 2 * room
    wide, high = COUNTRY if not land.inside else PART
    across, down = max(across, down * wide / high), max(down, across * high / wide)
    middle = ((west + east) / 2, (south + north) / 2)
    bounds: Bounds = (
        middle[0] - across / 2,
        middle[0] + across / 2,
        middle[1] - down / 2,
        middle[1] + down / 2,
    )
    return Panel(bounds, 0, 0, wide, high)


def _size(ring: Ring) -> float:
    """The area of a ring, in square degrees."""
    xs, ys = (np.array(axis) for axis in zip(*ring, strict=True))
    return float(abs(np.dot(xs, np.roll(ys, 1)) - np.dot(ys, np.roll(xs, 1))) / 2)


def _shapes(land: Land, regions: dict[str, list[Ring]], panel: Panel, found: set[str]) -> Iterator[Markup]:
    """The regions in view: those of the area on top, in darker lines."""
    for is_own in (False, True):
        for code, rings in regions.items():
            if code.startswith(land.inside) != is_own:
                continue
            seen = [ring for ring in rings if _is_seen(ring, *panel.bounds)]
            if not seen:
                continue
            fill = TINTS["found" if code in found else "none"] if is_own else style.ABROAD
            line = (style.INK, 1) if is_own else (style.PAPER, 0.8)
            yield SHAPE.format(Markup(_path(seen, panel)), fill, *line)


def _is_seen(ring: Ring, west: float, east: float, south: float, north: float) -> bool:
    xs, ys = zip(*(point[:2] for point in ring), strict=True)
    return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north


def _path(rings: list[Ring], panel: Panel) -> str:
    told = []
    for ring in rings:
        places = (panel.at(*point[:2]) for point in ring)
        told.append("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in places) + "z")
    return "".join(told)


def _marks(land: Land, panel: Panel, taken: Taken) -> Iterator[Markup]:
    """The centres in view, pushed apart where they would lie on each other."""
    west, east, south, north = panel.bounds
    rows = land.centres.frame
    rows = rows[rows["longitude"].between(west, east) & rows["latitude"].between(south, north)]
    if not len(rows):
        return
    true = np.array([panel.at(*at) for at in zip(rows["longitude"], rows["latitude"], strict=True)])
    numbers = _numbers(rows)
    sizes = [_size_of(land, number) for number in numbers]
    # those of the country stay where they are
    places = apart(true, np.array(sizes) + 2.0) if land.inside else true
    taken.marks(places, [size + 2 for size in sizes])
    for row, number, size, (x, y) in zip(rows.itertuples(), numbers, sizes, places, strict=True):
        yield _mark(str(row.level), row.evidence_grade == "B", x, y, size)
        if number:
            look = "hollow" if row.evidence_grade == "B" else "number"
            yield TEXT.format(x, y + NAME * 0.36, look, number)


def _numbers(rows: pd.DataFrame) -> list[str]:
    """The number of each centre as it is written; nothing where it has none."""
    told = rows["number"] if "number" in rows else pd.Series(np.nan, rows.index)
    return ["" if pd.isna(number) else str(int(number)) for number in told]


def _size_of(land: Land, number: str) -> int:
    if number:
        return NUMBERED + DIGIT * (len(number) - 1)
    return MARK if land.inside else SMALL


def _mark(level: str, is_hollow: bool, x: float, y: float, size: int = MARK) -> Markup:
    """A diamond for a province's centre, a disc for that of a regency or city; white inside where it may only
    be funded."""
    fill, line, wide = (style.PAPER, style.CENTRE, 2) if is_hollow else (style.CENTRE, style.PAPER, 1)
    if level == "province":
        half = size / 2 + (1 if size < NUMBERED else 3)
        return DIAMOND.format(x, y - half, fill, line, wide, r=half)
    return DISC.format(x, y, size / 2, fill, line, wide)


def _names(land: Land, panel: Panel, taken: Taken, found: set[str]) -> Iterator[Markup]:
    """The names of the regions in view: its own first, then those with a centre, then all others."""
    west, east, south, north = panel.bounds
    rows = land.names
    rows = rows[rows["longitude"].between(west, east) & rows["latitude"].between(south, north)]
    order = sorted(
        rows.to_dict("records"),
        key=lambda row: (not row["code"].startswith(land.inside), row["code"] not in found, row["code"]),
    )
    taken.regions += [panel.at(row["longitude"], row["latitude"]) for row in order]
    for row in order:
        x, y = panel.at(row["longitude"], row["latitude"])
        placed = taken.place(Name(row["label"], x, y, NAME, is_bold=True))
        if placed is not None:
            own = row["code"].startswith(land.inside)
            look = ("found" if row["code"] in found else "own") if own else "other"
            first = placed.y - NAME * marks.LINE * (len(placed.lines) - 1) / 2 + NAME * 0.35
            for number, line in enumerate(placed.lines):
                yield TEXT.format(placed.x, first + NAME * marks.LINE * number, look, line)


def _outside(land: Land, regions: dict[str, list[Ring]], panel: Panel) -> list[str]:
    """Which of the area's regions, and of the numbered centres, the map does not show; in lines."""
    unseen = {
        code
        for code, rings in regions.items()
        if code.startswith(land.inside) and not any(_is_seen(ring, *panel.bounds) for ring in rings)
    }
    names = land.names.loc[land.names["code"].isin(unseen), "label"].tolist()
    west, east, south, north = panel.bounds
    rows = land.centres.frame
    is_seen = rows["longitude"].between(west, east) & rows["latitude"].between(south, north)
    names += [land.centre.replace("{number}", number) for number in _numbers(rows[~is_seen]) if number]
    return _lines((land.outside.replace("{names}", ", ".join(names)),), panel.width) if names else []


def _lines(texts: tuple[str, ...], wide: float) -> list[str]:
    """Texts in lines as wide as the map."""
    return [line for text in texts for line in letters.wrapped(unparted(text), wide, NAME).split("<br>")]


def _key(land: Land, panel: Panel, below: list[str]) -> Iterator[Markup]:
    """What the marks and the tint mean, two in a line; then what is not shown, and notes."""
    begins = panel.height + 14 + LINE * ((len(land.keys) + 1) // 2)
    for place, line in enumerate(below):
        yield KEY_TEXT.format(0, begins + LINE * place, line)
    for place, (sign, text) in enumerate(land.keys):
        x, y = 6 + (place % 2) * panel.width / 2, panel.height + 10 + (place // 2) * 16
        if sign in TINTS:
            yield Markup('<rect x="{}" y="{}" width="12" height="9" fill="{}" stroke="{}"/>').format(
                x - 5, y - 4, TINTS[sign], style.QUIET
            )
        else:
            yield _mark("province" if sign == "province" else "regency", sign == "B", x, y)
        yield KEY_TEXT.format(x + 12, y + 4, text)

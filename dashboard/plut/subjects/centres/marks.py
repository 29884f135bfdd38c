"""How the centres look on a map: shape, colour and hover of their points, and the names of the classes of
their regions."""

import html
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import word
from plut.content import evidence
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import style
from plut.figures.choropleth import Symbol

EXACT = (
    "coordinates",
    "village",
    "district",
    "office",
)  # precision of a point that stands where the source says
LEVELS = {
    "province": (mark("province-level centre"), "diamond"),
    "regency": (mark("regency-level centre"), "circle"),
}
PROPERTIES = {"evidence": "evidence_grade", "status": "institutional_status"}  # that points are coloured by
STATUS_COLORS = {
    "unit": style.CATEGORICAL[3],
    "UPTD": style.CATEGORICAL[0],
    "BLUD": style.CATEGORICAL[2],
    "unknown": style.FAINT,
}
EVIDENCE_COLORS = {"A": style.POINT, "B": "#e8a06a", "": style.CATEGORICAL[2]}


def classes(reading: Reading, measure: str, *, simulated: bool) -> list[str]:
    """What the legend calls the classes of a measure, class 0 first (see
    queries/pages/centres/regions.sql). Where we found no centre there may be one."""
    none = reading.text("none") if simulated else reading.text("none found")
    if measure == "people_per_centre":
        million = reading.text("million")
        half = formats.number(0.5, reading.language, 1)
        return [none, f"< {half} {million}", f"{half}–1 {million}", f"1–3 {million}", f"> 3 {million}"]
    return [none, "1", "2–3", "4–6", "7+"]


def kinds(points: Rows, color: str) -> pd.Series:
    """Level and property of each point: `regency|A`."""
    return points.frame["level"] + "|" + points.frame[PROPERTIES[color]].fillna("").astype(str)


def symbols(reading: Reading, points: Rows, color: str) -> list[Symbol]:
    """A shape for each level, a colour for each code of the property; only what is on the map is in the
    legend."""
    present = set(kinds(points, color))
    if points.is_simulated or present <= {f"{level}|" for level in LEVELS}:
        return _plain_symbols(reading, points, present)
    colors = STATUS_COLORS if color == "status" else EVIDENCE_COLORS
    return [
        Symbol(f"{level}|{code}", f"{reading.text(name)}, {_color_name(reading, color, code)}", shape, shade)
        for code, shade in colors.items()
        for level, (name, shape) in LEVELS.items()
        if f"{level}|{code}" in present
    ]


def _plain_symbols(reading: Reading, points: Rows, present: set[str]) -> list[Symbol]:
    """A shape for each level alone, where nothing is known that would colour it; its first kind names it in
    the legend."""
    symbols: list[Symbol] = []
    for level, (name, shape) in LEVELS.items():
        for place, kind in enumerate(sorted(kind for kind in present if kind.startswith(level))):
            label = "" if place else reading.text(name)
            symbols.append(Symbol(kind, label, shape, style.POINT, points.is_simulated))
    return symbols


def _color_name(reading: Reading, color: str, code: str) -> str:
    if color == "status":
        return word("institutional_status", code, reading.language)
    return evidence.grade(reading, code) if code else reading.text("office's list")


def hovers(reading: Reading, points: Rows) -> list[str]:
    """Name, evidence, status and precision of each centre, a line each."""
    return [_hover(reading, row) for row in points.records]


def region_hover(reading: Reading, *, simulated: bool) -> str:
    """Template of a region's hover: its name from the outlines, its centres from the map's numbers."""
    counts = {
        "all": "%{customdata[0]}",
        "province": "%{customdata[1]}",
        "regency": "%{customdata[2]}",
    }
    if simulated:
        text = reading.text(
            "{all} centres: {province} at province level, {regency} at regency level", **counts
        )
    else:
        text = reading.text(
            "{all} centres found: {province} at province level, {regency} at regency level", **counts
        )
    return f"<b>%{{properties.name}}</b><br>{text}"


def _hover(reading: Reading, centre: dict[str, Any]) -> str:
    status = word("institutional_status", centre["institutional_status"], reading.language)
    precision = word("location_precision", centre["location_precision"], reading.language)
    lines = [f"<b>{html.escape(centre['name'])}</b>"]
    lines += evidence.lines(reading, centre)
    lines.append(reading.text("Status: {status}", status=status))
    lines.append(reading.text("Point: {precision}", precision=precision))
    return "<br>".join(lines)

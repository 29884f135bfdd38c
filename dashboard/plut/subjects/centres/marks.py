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
from plut.figures.choropleth import Symbol, key_of

EXACT = (
    "coordinates",
    "village",
    "district",
    "office",
)  # precision of a point that stands where the source says
LEVELS = {
    "province": (mark("province level"), "diamond"),
    "regency": (mark("regency or city"), "circle"),
}
PROPERTIES = {"evidence": "evidence_grade", "status": "institutional_status"}  # that points are drawn by
STATUS_COLORS = {  # from dark to light, so that they are told apart in grey
    "UPTD": style.CENTRE,
    "BLUD": style.VALUE,
    "unit": style.IN_PROCESS,
    "unknown": style.PAPER,
}
FILLS = {"A": "full", "": "full", "B": "white"}  # of the grades of evidence; an office's list has none


def classes(reading: Reading, measure: str, areas: str, *, simulated: bool, leaves_out: bool) -> list[str]:
    """What the legend calls the classes of a measure, class 0 first (see queries/pages/centres/regions.sql
    and reach.sql). Where we found no centre there may be one. leaves_out: see Chosen."""
    none = reading.text("none") if simulated else reading.text("no centre found")
    near = reading.text("no centre that we found nearby")
    if leaves_out:
        none = reading.text("none answers the choices")
        near = reading.text("nobody near one that answers the choices")
    if measure == "reach":
        nobody = near if areas == "regency" else none
        return [nobody, "< 25%", "25–50%", "50–75%", "≥ 75%"]
    either = [] if simulated or areas == "province" else [reading.text("0 or 1: here or in its namesake")]
    if measure == "people_per_centre":
        million = reading.text("million")
        half = formats.number(0.5, reading.language, 1)
        graded = [f"< {half} {million}", f"{half}–1 {million}", f"1–3 {million}", f"> 3 {million}"]
        return [none, *graded, *either]
    return [none, "1", "2–3", "4–6", "7+", *either]


def kinds(points: Rows, color: str) -> pd.Series:
    """Level and property of each point: `regency|A`."""
    return points.frame["level"] + "|" + points.frame[PROPERTIES[color]].fillna("").astype(str)


def symbols(points: Rows, color: str) -> list[Symbol]:
    """A shape for each level, and by the property a fill or a colour; the legend has each once (see
    `keys`)."""
    fills = {"A": "open", "B": "open", "": "open"} if points.is_simulated else FILLS
    return [
        Symbol(kind, "", LEVELS[level][1], *_look(color, code, fills))
        for kind in sorted(set(kinds(points, color)))
        for level, code in (kind.split("|"),)
    ]


def _look(color: str, code: str, fills: dict[str, str]) -> tuple[str, str]:
    """Colour and fill of a point of one code."""
    if color == "status":
        return (style.CENTRE, "white") if code == "unknown" else (STATUS_COLORS[code], "full")
    return style.CENTRE, fills[code]


def keys(reading: Reading, points: Rows, color: str) -> tuple[str, ...]:
    """The legend of the points: first what the shapes are, then what fills or colours are. Each entry shows
    all the marks that it is about, so that no mark stands for two things, nor without an entry."""
    drawn = symbols(points, color)
    of_level = {level: [one for one in drawn if one.kind.startswith(level)] for level in LEVELS}
    shapes = [key_of(ones, reading.text(LEVELS[level][0])) for level, ones in of_level.items() if ones]
    codes = {one.kind.split("|")[1] for one in drawn} - {""}
    if points.is_simulated or len(codes) < 2:
        return tuple(shapes)
    names = {code: word("institutional_status", code, reading.language) for code in STATUS_COLORS}
    if color == "evidence":
        names = {"A": reading.text("operating or inaugurated"), "B": reading.text("built or only funded")}
    told = [
        key_of([one for one in drawn if one.kind.endswith(f"|{code}")], name)
        for code, name in names.items()
        if code in codes
    ]
    return (*shapes, *told)


def labels(points: Rows) -> pd.Series:
    """The short names of the centres on a map: of the place, without the word that all begin with."""
    names = points.frame["regency_name"].fillna(points.frame["province_name"])
    return names.str.replace(r"^(Kabupaten|Kota) (?=\S)", "", regex=True)


def hovers(reading: Reading, points: Rows) -> list[str]:
    """Name, evidence, status and precision of each centre, a line each."""
    return [_hover(reading, row) for row in points.records]


def reached(reading: Reading, region: dict[str, Any], *, leaves_out: bool) -> str:
    """How many of the people of a region live near a centre that we found; where none is found near, that.
    leaves_out: see Chosen."""
    people = formats.people(region["people"], reading.language)
    if pd.isna(region["covered_share"]) and leaves_out:
        return reading.text(
            "none that answers the choices within 50 km of its {people} people", people=people
        )
    if pd.isna(region["covered_share"]):
        return reading.text("none found within 50 km of its {people} people", people=people)
    return reading.text(
        "at least {share} of {people} people within 50 km",
        share=formats.percent(region["covered_share"], reading.language),
        people=people,
    )


def region_hover(reading: Reading, measure: str, *, simulated: bool, leaves_out: bool) -> str:
    """Template of a region's hover: its name from the outlines, its centres from the map's numbers, and for
    the map of reach the people. leaves_out: see Chosen."""
    counts = {
        "all": "%{customdata[0]}",
        "province": "%{customdata[1]}",
        "regency": "%{customdata[2]}",
    }
    if simulated:
        text = reading.text(
            "{all} centres: {province} at province level, {regency} at regency level", **counts
        )
    elif leaves_out:
        text = reading.text(
            "{all} centres answer the choices: {province} at province level, {regency} at regency level",
            **counts,
        )
    else:
        text = reading.text(
            "{all} centres found: {province} at province level, {regency} at regency level", **counts
        )
    if measure == "reach":
        text = f"{text}<br>%{{customdata[3]}}"
    return f"<b>%{{properties.name}}</b><br>{text}"


def _hover(reading: Reading, centre: dict[str, Any]) -> str:
    status = word("institutional_status", centre["institutional_status"], reading.language)
    precision = word("location_precision", centre["location_precision"], reading.language)
    name = html.escape(centre["name"])
    if centre["provenance"] == "simulated":  # its name is that of the real region in which it is placed
        name = reading.text("a centre placed at random")
    lines = [f"<b>{name}</b>"]
    lines += evidence.lines(reading, centre)
    lines.append(reading.text("Status: {status}", status=status))
    lines.append(reading.text("Point: {precision}", precision=precision))
    return "<br>".join(lines)

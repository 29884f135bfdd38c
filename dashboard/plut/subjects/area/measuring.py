"""Measure by measure: all provinces, or a regency or city among its peers, by one measure that is real. No
measures are added up."""

import functools
from dataclasses import replace
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import measure, period
from plut.content.blocks import (
    Beside,
    Block,
    Choices,
    Finding,
    Limits,
    Link,
    Picture,
    Sentence,
    drawing,
    parts,
    unless_withheld,
)
from plut.content.choices import Choice, choice
from plut.content.framing import picture, sentences
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope
from plut.figures import ordered
from plut.subjects.area import choosing, comparing, standing
from plut.subjects.area.choosing import Chosen

USUAL_PEERS = "islands"
PEERS = {
    "islands": mark("the ten of {islands} nearest in people"),
    "size": mark("the ten nearest in people"),
    "kind": mark("the ten of its kind, regency or city, nearest in people"),
    "poverty": mark("the ten nearest in poverty"),
    "near": mark("its six neighbours, by their seats"),
    "province": mark("all others of its province"),
}
AMONG = {
    "islands": mark("{area} and the ten of {islands} nearest in people"),
    "size": mark("{area} and the ten nearest in people"),
    "kind": mark("{area} and the ten of its kind nearest in people"),
    "poverty": mark("{area} and the ten nearest in poverty"),
    "near": mark("{area} and its six neighbours"),
    "province": mark("{area} and all others of its province"),
}
DIRECTIONS = {
    "higher": mark("Higher is better."),
    "lower": mark("Lower is better."),
    "": mark("Neither side is the better one."),
}
BOUNDS = {
    "lower": mark("Only centres found count: each number is a lower bound, and no place is a gap."),
    "upper": mark("Only centres found count: each number is an upper bound, and no place is a gap."),
}


def page(reading: Reading, chosen: Chosen, of: Choice) -> tuple[Block, ...]:
    """All provinces, or the area among its peers, by the measure that is chosen."""
    peers = among(reading, chosen)
    rows = functools.cache(lambda: ordered_rows(reading, chosen, of.chosen, peers))
    boxes = tuple(Choices((one,)) for one in (of, peers) if one)
    way = choosing.trail(chosen)
    own = Link(chosen.name, f"wilayah?kode={chosen.choice.chosen}")
    way = replace(way, links=(*way.links, own), here=measure(of.chosen).labels[reading.language])
    found = unless_withheld(
        reading,
        lambda: Finding(
            finding(reading, chosen, of.chosen, rows()), _lead(reading, chosen, of.chosen, rows())
        ),
    )
    return parts(
        reading,
        lambda: Beside("where", (way,), (Choices((chosen.choice,)),)),
        lambda: found,
        lambda: Beside(
            "measured",
            parts(reading, lambda: _picture(reading, chosen, of.chosen, rows())),
            (*boxes, *comparing.suggested(reading, chosen)),
        ),
        lambda: Limits(
            (
                reading.text("One measure at a time: nothing here is weighed or added up."),
                reading.text("Nothing on this page rests on simulated data."),
            )
        ),
    )


def among(reading: Reading, chosen: Chosen) -> Choice | None:
    """Among which peers a regency or city stands; provinces stand among all."""
    if chosen.is_province:
        return None
    islands = chosen.area["island_group"]
    names = {code: reading.text(text, islands=islands) for code, text in PEERS.items()}
    return choice(reading, "sesama", reading.text("Among"), names, USUAL_PEERS)


def ordered_rows(reading: Reading, chosen: Chosen, of: str, peers: Choice | None) -> Rows:
    """The rows of area/by_measure, highest first. Their sources are those of the measure alone."""
    parts = [reading.part("", restricts=False, region=chosen.choice.chosen)]
    if peers:
        words = reading.text(AMONG[peers.chosen], area=chosen.name, islands=chosen.area["island_group"])
        parts = [reading.part(words, region=chosen.choice.chosen, peers=peers.chosen)]
    rows = reading.rows("area/by_measure", Scope(tuple(parts)), measure=of)
    return comparing.cited(reading, chosen, rows)


def finding(reading: Reading, chosen: Chosen, of: str, rows: Rows) -> str:
    """Where the area stands by the measure, in words; that it has no number, where it has none."""
    (own,) = (row for row in rows.records if row["is_own"])
    label = measure(of).labels[reading.language]
    if pd.isna(own["value"]):
        return reading.text("{measure}: not known for {area}", measure=label, area=chosen.name)
    said = standing.place(reading, own)
    value = standing.bounded(reading, own, standing.short(reading, own, "value"))
    if of == "known_centres" and not own["value"]:
        value = reading.text("none found")
    elif said and not standing.is_open(own):
        return reading.text("{measure}: {area} {place}", measure=label, area=chosen.name, place=said)
    return reading.text("{measure}: {value} in {area}", measure=label, area=chosen.name, value=value)


def _lead(reading: Reading, chosen: Chosen, of: str, rows: Rows) -> tuple[Sentence, ...]:
    """Of when the measure is, how many have a number, which side of it is the better one, and what it cannot
    say."""
    about, language = measure(of), reading.language
    dated = rows.frame.dropna(subset=["as_of_text"])
    numbers = {
        "day": period(dated["as_of_text"].max(), language) if len(dated) else formats.MISSING,
        "areas": formats.number(rows.first["areas"], language),
        # not the rows, which some readers see in part
        "all": formats.number(rows.first["areas"] + rows.first["areas_without"], language),
    }
    if chosen.is_province:
        counted = reading.text("As of {day}, {areas} of {all} provinces have a number.", **numbers)
    else:
        counted = reading.text(
            "Of {peers}, {areas} of {all} have a number as of {day}.",
            peers=rows.scope.parts[0].words,
            **numbers,
        )
    told = [
        counted,
        reading.text(DIRECTIONS[about.better]),
        reading.text(BOUNDS[about.bound]) if about.bound else "",
    ]
    return sentences(rows, " ".join(filter(None, told)))


def picture_of(reading: Reading) -> Picture | None:
    """The picture for the press: the measure of the address, or the first."""
    chosen, of, peers = _asked(reading)
    if of is None or of.is_open:
        return None
    return _picture(reading, chosen, of.chosen, ordered_rows(reading, chosen, of.chosen, peers))


def choices(reading: Reading) -> tuple[Choice, ...]:
    return tuple(one for one in _boxes(reading) if one)


def _boxes(reading: Reading) -> tuple[Choice | None, ...]:
    chosen, of, peers = _asked(reading)
    return chosen.choice, of, peers


def _asked(reading: Reading) -> tuple[Chosen, Choice | None, Choice | None]:
    chosen = choosing.chosen(reading)
    of = choosing.by_measure(reading, chosen)
    offered = [code for code, _ in of.options if code != of.default]
    if of.is_open and offered:
        of = replace(of, chosen=offered[0])
    return chosen, of, among(reading, chosen)


def _picture(reading: Reading, chosen: Chosen, of: str, rows: Rows) -> Picture:
    about, language = measure(of), reading.language
    beside = choosing.beside(reading, chosen).codes
    records = rows.records
    drawn = pd.DataFrame(
        {
            "name": rows.frame["region_name"],
            "value": rows.frame["value"],
            "value_text": [_value(reading, row) for row in records],
            "who": [_who(row, beside) for row in records],
            "hover": [_hover(reading, row) for row in records],
        }
    )
    are_marked = bool(set(rows.frame["region_code"]) & set(beside))
    words = ordered.Words(
        chosen.name,
        reading.text("areas beside it") if are_marked else "",
        reading.text("other {level}", level=standing.level_words(reading, chosen)),
    )
    if chosen.is_province:
        title = reading.text("All provinces by one measure: {measure}", measure=about.heading(language))
    else:
        title = reading.text("{areas}: {measure}", areas=rows.scope.words, measure=about.heading(language))
    counted = " ".join(
        filter(
            None,
            (
                reading.text("Highest first, bars from zero."),
                about.meanings.get(language, ""),
            ),
        )
    )
    return picture(
        reading,
        "area_by_measure",
        _in_table(reading, of, rows),
        title,
        counted.rstrip(".") + ".",
        drawing(ordered.bars, drawn, words),
        ("region_name", "province_name", "value_text", "place_text", "as_of_text"),
        code="ukuran",
        drawn_from=rows.beside(chosen.of),
    )


def _in_table(reading: Reading, of: str, rows: Rows) -> Rows:
    records = rows.records
    return rows.but(
        lambda frame: frame.assign(
            value_text=[_in_full(reading, of, row) for row in records],
            place_text=[standing.place(reading, row) for row in records],
        )
    )


def _in_full(reading: Reading, of: str, row: dict[str, Any]) -> str:
    if pd.isna(row["value"]):
        return comparing.gap_of(reading, row)
    return standing.bounded(reading, row, standing.value_of(reading, of, row["value"]))


def _value(reading: Reading, row: dict[str, Any]) -> str:
    return comparing.value_of(reading, row | {"is_other_year": False})


def _hover(reading: Reading, row: dict[str, Any]) -> str:
    told = ", ".join(filter(None, (_value(reading, row), standing.place(reading, row))))
    return f"<b>{row['region_name']}</b><br>{told}"


def _who(row: dict[str, Any], beside: tuple[str, ...]) -> str:
    if row["is_own"]:
        return "own"
    return "compared" if row["region_code"] in beside else "other"

"""Where an area stands among all of its level: a strip per measure with all areas as dots."""

from typing import Any

import numpy as np
import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import measure, word
from plut.content.blocks import OnPaper, PaperLine, Picture, SmallStrip, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import standings
from plut.figures.standings import Words
from plut.subjects.area.choosing import Chosen

MEASURE_COLUMNS = ("measure", "value_text", "standing", "median_text", "areas", "areas_without")
WHOLE = 100  # from here on a number is written without its fraction
SHORTENED = 100_000  # from here on a count is written in thousands or millions


def measured(reading: Reading, chosen: Chosen) -> Rows:
    """What is measured of the area. Simulated values of a region stand on marked maps only, never here."""
    return reading.rows("area/measures", chosen.scope, simulated=False)


def known(reading: Reading, chosen: Chosen) -> Picture | None:
    """A strip per measure of what is published, derived or an office's own: all areas of the level, this one
    marked. None where nothing is measured."""
    rows = measured(reading, chosen)
    if not len(rows):
        return None
    every = reading.rows("area/strip", level=chosen.area["level"], simulated=False).frame
    # some areas lack what others have
    areas = every.loc[every["measure"].isin(set(rows.frame["measure"])), "region_code"].nunique()
    counted = reading.text(
        "Each dot is one of {areas} {level}. Centres, and who lives within 50 km of one, are lower bounds.",
        areas=formats.number(areas, reading.language),
        level=level_words(reading, chosen),
    )
    explained = " ".join(
        [
            reading.text(
                "Only centres found are counted: a high value is sure, a low one may be for want of a "
                "source. Where nobody lives within 50 km of a centre found, no share is given."
            ),
            *scales(reading, rows),
        ]
    )
    title = reading.text(
        "Where {area} stands among all {level}, measure by measure",
        area=chosen.name,
        level=level_words(reading, chosen),
    )
    return strips_of(reading, chosen, rows, "area_standings", title, (counted, explained), "posisi")


def scales(reading: Reading, rows: Rows) -> list[str]:
    """Which measures have a logarithmic scale; nothing where none has."""
    scaled = rows.frame.loc[rows.frame["is_logarithmic"], "measure"]
    names = [measure(name).labels[reading.language] for name in scaled]
    if not names:
        return []
    return [reading.text("Logarithmic: {measures}.", measures=formats.enumeration(names, reading.language))]


def strips_of(
    reading: Reading,
    chosen: Chosen,
    rows: Rows,
    key: str,
    title: str,
    told: tuple[str, str],
    code: str = "",
) -> Picture:
    """Rows of an area, a strip each, among all areas of its level.

    rows: as of area/measures. told: what is counted, and what stands under the picture. code: under which
    the press room hands the picture out.
    """
    counted, explained = told
    language = reading.language
    every = reading.rows("area/strip", level=chosen.area["level"], simulated=False)
    dots = every.but(lambda frame: frame[frame["measure"].isin(set(rows.frame["measure"]))])
    headings = [measure(row["measure"]).heading(language) for row in rows.records]
    records = rows.records
    drawn = rows.frame.assign(
        label=headings,
        note=[_note(reading, row) for row in records],
        value_text=[short(reading, row, "value") for row in records],
        hover=written(reading, rows.frame, "value"),
        side=[_side(row) for row in records],
        median_text=[reading.text("median {value}", value=short(reading, row, "median")) for row in records],
        low_text=[end_text(reading, chosen, row, "lowest") for row in records],
        high_text=[end_text(reading, chosen, row, "highest") for row in records],
        low_short=[short(reading, row, "lowest") for row in records],
        high_short=[short(reading, row, "highest") for row in records],
        same_text=[same_text(reading, row) for row in records],
    )
    words = Words(
        chosen.name,
        level_words(reading, chosen),
        reading.text("median"),
        reading.text("on the worse side of most"),
    )
    others = dots.frame[dots.frame["region_code"] != chosen.area["region_code"]]
    made = drawing(standings.standings, drawn, others.assign(hover=others["region_name"]), words)
    return picture(
        reading,
        key,
        _told(reading, rows).but(lambda frame: frame.assign(measure=headings)),
        title,
        counted,
        made,
        MEASURE_COLUMNS,
        code=code,
        drawn_from=rows.beside(dots),
        explained=explained,
    )


def on_paper(reading: Reading, chosen: Chosen, picture: Picture) -> OnPaper:
    """The same on a sheet of paper: a line per measure, with source and date of the picture."""
    rows = measured(reading, chosen)
    every = reading.rows("area/strip", level=chosen.area["level"], simulated=False).frame
    places = every[every["region_code"] != chosen.area["region_code"]].groupby("measure")["position"]
    others = {name: tuple(values.dropna()) for name, values in places}
    lines = []
    for row in rows.records:
        label, said = measure(row["measure"]).heading(reading.language), _note(reading, row)
        value, median = short(reading, row, "value"), short(reading, row, "median")
        told = reading.text("median {value}", value=median)
        own, middle = (
            None if pd.isna(row[name]) else float(row[name]) for name in ("position", "median_position")
        )
        strip = SmallStrip(others.get(row["measure"], ()), own, middle, f"{label}: {value}, {told}, {said}")
        lines.append(PaperLine(label, value, said, strip))
    frame = picture.frame
    counted = reading.text(
        "Bars: how many of the other {level} are there; dot: {area}; tick: median. People, density and "
        "villages on a logarithmic scale. Centres, and who lives within 50 km of one, count those known by "
        "name, so they are lower bounds. Having many people, villages or centres is no merit.",
        level=level_words(reading, chosen),
        area=chosen.name,
    )
    return OnPaper(frame.title, tuple(lines), f"{counted} {frame.source} {frame.computed}", rows)


def level_words(reading: Reading, chosen: Chosen) -> str:
    return reading.text("provinces") if chosen.is_province else reading.text("regencies and cities")


def _note(reading: Reading, row: dict[str, Any]) -> str:
    """The place of a value, and by how many centres people are divided: more than are found where more were
    published."""
    if pd.isna(row["value"]):
        return without(reading, row)
    left_out = "" if is_open(row) else _left_out(reading, row)
    said = ", ".join(filter(None, (place(reading, row), left_out)))
    if row["measure"] != "people_per_known_centre":
        return said
    count = formats.number(row["denominator"], reading.language)
    return " · ".join(filter(None, (said, reading.text("{count} centres", count=count))))


def without(reading: Reading, row: dict[str, Any]) -> str:
    """Why an area has no value of a measure that counts what was found; of others nothing is known."""
    if row["measure"] == "known_centres":
        return reading.text(
            "no source says whether the centre belongs to the regency or to the city of that name"
        )
    return reading.text("not known: none found") if measure(row["measure"]).bound else ""


def short(reading: Reading, row: dict[str, Any], column: str) -> str:
    """A value as it is written where it stands beside others; all its digits stand in the table."""
    of = measure(row["measure"])
    if of.kind in ("count", "number") and not pd.isna(row[column]) and row[column] >= SHORTENED:
        return formats.people(row[column], reading.language)
    if of.kind == "number" and not pd.isna(row[column]) and row[column] >= WHOLE:
        return formats.number(row[column], reading.language)
    return value_of(reading, row["measure"], row[column])


def _side(row: dict[str, Any]) -> str:
    """Whether a value stands on the better or the worse side of most; a count of what was found is on no
    worse side, as there may be more."""
    of = measure(row["measure"])
    if not of.better or row["standing"] not in ("higher", "lower"):
        return "neutral"
    if row["standing"] == of.better:
        return "better"
    return "neutral" if of.bound else "worse"


def end_text(reading: Reading, chosen: Chosen, row: dict[str, Any], end: str) -> str:
    """The lowest or the highest value, and who has it."""
    value, name = short(reading, row, end), row[f"{end}_area"]
    if isinstance(name, str):
        return f"{value} {name}"
    if pd.isna(row[f"{end}_areas"]):
        return value
    many = formats.number(row[f"{end}_areas"], reading.language)
    return f"{value} ({many} {level_words(reading, chosen)})"


def same_text(reading: Reading, row: dict[str, Any]) -> str:
    """What is said where all areas have one value."""
    if pd.isna(row["lowest"]) or row["lowest"] < row["highest"]:
        return ""
    many, value = formats.number(row["areas"], reading.language), short(reading, row, "lowest")
    return reading.text("{value} in all {areas} areas with such a number", value=value, areas=many)


def is_open(row: dict[str, Any]) -> bool:
    """Whether a value that counts what was found stands on the side that more centres would lead away from:
    it has no place among others, as it is no gap."""
    of = measure(row["measure"])
    if pd.isna(row["value"]):
        return False
    is_high = row["areas_above"] <= row["areas_below"]
    return of.bound == ("upper" if is_high else "lower")


def place(reading: Reading, row: dict[str, Any]) -> str:
    """The place of a value among all of its level, counted from the nearer end; nothing where there is no
    value.

    row: of area/measures or area/context.
    """
    if pd.isna(row["value"]) or row["areas"] < 2 or row["lowest"] == row["highest"]:
        return ""
    of = measure(row["measure"])
    if row["value"] == 0 and of.bound == "lower":
        return reading.text("none found: there may be one")
    if is_open(row):
        bound = reading.text("at least") if of.bound == "lower" else reading.text("at most")
        return reading.text("{bound}, as there may be more centres", bound=bound)
    above, below, equal = (int(row[f"areas_{side}"]) for side in ("above", "below", "equal"))
    areas = formats.number(row["areas"], reading.language)
    is_high = above <= below
    nearer = formats.ordinal((above if is_high else below) + 1, reading.language)
    if min(above, below) == 0:
        said = (
            reading.text("highest of {areas}", areas=areas)
            if is_high
            else reading.text("lowest of {areas}", areas=areas)
        )
    else:
        said = (
            reading.text("{nth} highest of {areas}", nth=nearer, areas=areas)
            if is_high
            else reading.text("{nth} lowest of {areas}", nth=nearer, areas=areas)
        )
    if not equal:
        return said
    return reading.text(
        "{place}, level with {others} others", place=said, others=formats.number(equal, reading.language)
    )


def _told(reading: Reading, rows: Rows) -> Rows:
    """Rows of several measures with their values as text: one column of numbers would print a share as 0.26,
    on the page and in every file."""
    return rows.but(
        lambda frame: frame.assign(
            value_text=written(reading, frame, "value"),
            median_text=written(reading, frame, "median"),
            standing=frame["standing"].mask(np.array([is_open(row) for row in rows.records])),
            # earlier editions do not count them
            areas_without=frame.get("areas_without"),
        )
    )


def written(reading: Reading, frame: pd.DataFrame, column: str) -> list[str]:
    """The values of a column as text, each in the unit of its row's measure."""
    return [value_of(reading, of, value) for of, value in zip(frame["measure"], frame[column], strict=True)]


def value_of(reading: Reading, of: str, value: float) -> str:
    """A value of a measure of areas; a number of centres that is not known is no zero."""
    if of == "known_centres" and pd.isna(value):
        return reading.text("here or in its namesake")
    return measure(of).text(value, reading.language)


def bounded(reading: Reading, row: dict[str, Any], text: str) -> str:
    """A value in words with the bound that it is, where it counts only the centres that were found; of all
    there is no more than all, and no less than nothing."""
    texts = {"lower": mark("at least {value}"), "upper": mark("at most {value}")}
    of, value = measure(row["measure"]), row["value"]
    is_all = of.kind == "share" and of.bound == "lower" and value >= 1
    is_nothing = of.bound == "upper" and value <= 0
    if not of.bound or pd.isna(value) or is_all or is_nothing:
        return text
    return reading.text(texts[of.bound], value=text)


def in_words(reading: Reading, row: dict[str, Any]) -> str:
    """Where a value stands: as most do, or higher or lower; by rank where these words cannot all be said; and
    how many areas it is not compared with. Nothing where there is no value.

    row: of area/measures or area/context.
    """
    if pd.isna(row["value"]):
        return ""
    return ", ".join(filter(None, (_place(reading, row), _left_out(reading, row))))


def _left_out(reading: Reading, row: dict[str, Any]) -> str:
    """How many areas of the level have no value; nothing where all have one, or an edition does not count
    them."""
    count = row.get("areas_without")
    if not count or pd.isna(count):
        return ""
    return reading.text("{count} without a value", count=formats.number(count, reading.language))


def _place(reading: Reading, row: dict[str, Any]) -> str:
    if isinstance(row["standing"], str):
        return word("standing", row["standing"], reading.language)
    counts = {
        side: formats.number(row[f"areas_{side}"], reading.language) for side in ("above", "equal", "below")
    }
    return reading.text(
        "of {areas}: {above} higher, {equal} the same, {below} lower",
        areas=formats.number(row["areas"], reading.language),
        **counts,
    )

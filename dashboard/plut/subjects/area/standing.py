"""Where an area stands among all of its level: its key numbers, and a strip per measure with all areas as
dots."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.measures import measure, word
from plut.content import credits
from plut.content.blocks import Answer, Answers, Picture, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import strips
from plut.figures.strips import Words
from plut.subjects.area.choosing import Chosen

MEASURE_COLUMNS = ("measure", "value_text", "standing", "median_text", "areas", "areas_without")
KEY_MEASURES = ("population_people", "known_centres", "people_per_known_centre")


def measured(reading: Reading, chosen: Chosen) -> Rows:
    """What is measured of the area. Simulated values of a region stand on marked maps only, never here."""
    return reading.rows("area/measures", chosen.scope, simulated=False)


def key_numbers(reading: Reading, chosen: Chosen) -> Answers:
    """People, centres known by name, and people per centre of a province, each with its place among all areas
    of the level."""
    rows = measured(reading, chosen)
    by_measure = {row["measure"]: row for row in rows.records}
    return Answers(
        tuple(_key_number(reading, by_measure[name], rows) for name in KEY_MEASURES if name in by_measure),
        are_short=True,
    )


def _key_number(reading: Reading, row: dict[str, Any], rows: Rows) -> Answer:
    of, value, language = measure(row["measure"]), row["value"], reading.language
    place = in_words(reading, row) or _without(reading, row)
    day = reading.text("as of {day}", day=credits.newest(pd.DataFrame([row]), language))
    divided = _divided(reading, row) if row["measure"] == "people_per_known_centre" else ""
    words = " · ".join(filter(None, (divided, place, day)))
    # short at first sight: all digits stand in the picture and its table
    is_short = of.kind in ("count", "number") and pd.notna(value)
    shown = formats.people(value, language) if is_short else value_of(reading, row["measure"], value)
    return Answer(of.labels[language], shown, words, rows)


def _without(reading: Reading, row: dict[str, Any]) -> str:
    """Why a key number has no value."""
    if row["measure"] == "known_centres":
        return reading.text("no source says whether a centre is of the regency or of the city of that name")
    return reading.text("no centre is known by name")


def _divided(reading: Reading, row: dict[str, Any]) -> str:
    """By how many centres its people are divided: more than are known by name where more were published."""
    if pd.isna(row["value"]):
        return ""
    return reading.text("{count} centres", count=formats.number(row["denominator"], reading.language))


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
        "Each dot is one of {areas} {level}; people, density and villages on a logarithmic scale. "
        "Centres and their reach (50 km): by those known by name, at least so many; where we found none, "
        "there is no share. How many people, villages or centres an area has is no merit.",
        areas=formats.number(areas, reading.language),
        level=_level(reading, chosen),
    )
    title = reading.text(
        "Where {area} stands among all {level}, measure by measure",
        area=chosen.name,
        level=_level(reading, chosen),
    )
    return strips_of(reading, chosen, rows, "area_standings", title, counted, "posisi")


def strips_of(
    reading: Reading, chosen: Chosen, rows: Rows, key: str, title: str, counted: str, code: str = ""
) -> Picture:
    """Rows of an area, a strip each, among all areas of its level.

    rows: as of area/measures. code: under which the press room hands the picture out.
    """
    language = reading.language
    every = reading.rows("area/strip", level=chosen.area["level"], simulated=False)
    measures = set(rows.frame["measure"])
    dots = every.but(lambda frame: frame[frame["measure"].isin(measures)])
    headings = [measure(row["measure"]).heading(language) for row in rows.records]
    marked = rows.frame.dropna(subset=["position"]).assign(who=0)
    written = _written(reading, marked, "value")
    drawn = rows.frame.assign(
        label=headings,
        note=[in_words(reading, row) for row in rows.records],
        low_text=_written(reading, rows.frame, "lowest"),
        high_text=_written(reading, rows.frame, "highest"),
        no_data=[reading.text("not known") if pd.isna(v) else "" for v in rows.frame["value"]],
    )
    words = Words(
        [chosen.name],
        _level(reading, chosen),
        reading.text("similar: within one median absolute deviation of the median"),
    )
    made = drawing(
        strips.strips,
        drawn,
        dots.frame.assign(hover=dots.frame["region_name"]),
        marked.assign(text=written, hover=written),
        words,
    )
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
    )


def _level(reading: Reading, chosen: Chosen) -> str:
    return reading.text("provinces") if chosen.is_province else reading.text("regencies and cities")


def _told(reading: Reading, rows: Rows) -> Rows:
    """Rows of several measures with their values as text: one column of numbers would print a share as 0.26,
    on the page and in every file."""
    return rows.but(
        lambda frame: frame.assign(
            value_text=_written(reading, frame, "value"),
            median_text=_written(reading, frame, "median"),
            # earlier editions do not count them
            areas_without=frame.get("areas_without"),
        )
    )


def _written(reading: Reading, frame: pd.DataFrame, column: str) -> list[str]:
    """The values of a column as text, each in the unit of its row's measure."""
    return [value_of(reading, of, value) for of, value in zip(frame["measure"], frame[column], strict=True)]


def value_of(reading: Reading, of: str, value: float) -> str:
    """A value of a measure of areas; a number of centres that is not known is no zero."""
    if of == "known_centres" and pd.isna(value):
        return reading.text("not told apart")
    return measure(of).text(value, reading.language)


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
        "of {areas}: {above} higher, {equal} others the same, {below} lower",
        areas=formats.number(row["areas"], reading.language),
        **counts,
    )

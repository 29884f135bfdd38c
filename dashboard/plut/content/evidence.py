"""How well a centre is known, in words: its grade, the year in which a source last spoke of it, whether its
region is known."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.base.measures import word
from plut.content.reading import Reading
from plut.content.rows import Rows

LONG_AGO = 5  # years before the newest source: what was seen no later may have changed


def grade(reading: Reading, code: str) -> str:
    """A, or B with what it does not say: whether the centre works."""
    return reading.text("evidence {grade}", grade=word("evidence_grade", code, reading.language))


MEANINGS = {
    "A": mark("Evidence A: known to work, to have been inaugurated or to have staff."),
    "B": mark("Evidence B: built, funded or listed, and not known to work."),
}


def meanings(reading: Reading, centres: Rows) -> str:
    """What the grades of some centres say, for who does not know them; nothing where they have none.

    centres: `evidence_grade`.
    """
    grades = set(centres.frame["evidence_grade"])
    return " ".join(reading.text(text) for code, text in MEANINGS.items() if code in grades)


def lines(reading: Reading, centre: dict[str, Any]) -> list[str]:
    """For a hover: its grade, where it has one, and its newest source, where it is known from sources.

    centre: `evidence_grade`, `source_year`, `provenance`.
    """
    told = []
    if isinstance(centre["evidence_grade"], str):
        shown = word("evidence_grade", centre["evidence_grade"], reading.language)
        told.append(reading.text("Evidence {grade}", grade=shown))
    if centre["provenance"] == "published":
        told.append(_newest_source(reading, centre["source_year"]))
    return told


def _newest_source(reading: Reading, year: float) -> str:
    if pd.isna(year):
        return reading.text("Newest source: date not shown")
    return reading.text("Newest source: {year}", year=str(int(year)))


def said(reading: Reading, centres: Rows) -> str:
    """Of the centres shown, how many may only be funded and how many were last seen long ago; a sentence
    each, none where there are none.

    centres: `evidence_grade`, `source_year`.
    """
    years = centres.frame["source_year"].dropna()
    funded, told = int((centres.frame["evidence_grade"] == "B").sum()), []
    if funded:
        told.append(
            reading.text(
                "{count} may be no more than funded (evidence B).",
                count=formats.number(funded, reading.language),
            )
        )
    if len(years) and (years <= years.max() - LONG_AGO).any():
        until = int(years.max()) - LONG_AGO
        told.append(
            reading.text(
                "{count} were last mentioned in {year} or before, the earliest in {first}.",
                count=formats.number(int((years <= until).sum()), reading.language),
                year=str(until),
                first=str(int(years.min())),
            )
        )
    return " ".join(told)


def unclear(reading: Reading, centres: Rows, area: str) -> str:
    """That centres may stand in an area, as no source says in which of two regions of one name; nothing where
    none is so.

    centres: of area/centres.
    """
    names = [row["name"] for row in centres.records if row["is_unclear"]]
    if not names:
        return ""
    return reading.text(
        "{centres} may be in {area}: no source says whether in the regency or in the city of that name. Not "
        "counted.",
        centres=formats.enumeration(names, reading.language),
        area=area,
    )

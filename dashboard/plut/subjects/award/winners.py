"""The award: the winners that were announced, as a sentence, side by side by edition, and in a table."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.content.blocks import Beside, Block, National, Picture, Section, Sentence, drawing
from plut.content.framing import picture
from plut.content.quoting import sourced
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import placings

PLACES = ("1", "2", "3")  # what else is announced is an honourable mention, which is no place
COLUMNS = (
    "edition",
    "category",
    "level",
    "award_place",
    "winner",
    "region_name",
    "editions",
    "note",
    "source",
)


def headline(reading: Reading) -> str:
    """How many regions have a place or a mention among the centres in more than one edition."""
    rows = reading.rows("award/winners")
    text = reading.text(
        "Centres of {names} honoured twice: {years}",
        years=formats.enumeration(_years(rows), reading.language),
        names=formats.enumeration(_again(rows), reading.language),
    )
    return National(text, rows)


def _years(rows: Rows) -> list[str]:
    """The years of the award in print."""
    return sorted({str(day.year) for day in rows.frame["as_of_day"]})


def finding(reading: Reading) -> tuple[Sentence, ...]:
    """Of which years the award is in print."""
    rows = reading.rows("award/winners")
    text = reading.text(
        "The ministry's PLUT Award has been given twice, in {first} and {last}. We found its criteria and "
        "weights in no public source.",
        first=str(rows.frame["edition"].min()),
        last=str(rows.frame["edition"].max()),
    )
    return (Sentence(National(text, rows), rows),)


def _again(rows: Rows) -> list[str]:
    """The regions with a place or a mention among the centres in more than one edition."""
    won = (row for row in rows.records if row["category"] == "centre" and row["editions"] > 1)
    return list(dict.fromkeys(row["region_name"] for row in won))


def in_print(reading: Reading) -> tuple[Block, ...]:
    """What is in print, whatever the reader chooses: the centres of each edition, and beside them the
    consultants and local governments."""
    return (Beside("first_screen", (winners(reading),), _others(reading)),)


def _others(reading: Reading) -> tuple[Block, ...]:
    """Who else was placed: consultants, by their region, and local governments. A sentence for each category;
    the table of the picture has their sources."""
    language = reading.language
    rows = _rows(reading).but(lambda frame: frame[frame["category"] != "centre"])
    told = []
    for edition, category in dict.fromkeys(zip(rows.frame["edition"], rows.frame["category"], strict=True)):
        placed = [
            f"{row['region_name']} ({word('award_place', row['award_place'], language)})"
            for row in rows.records
            if (row["edition"], row["category"]) == (edition, category)
        ]
        name = word("category", category, language)
        text = f"{name[0].upper()}{name[1:]} {edition}: {formats.enumeration(placed, language)}."
        told.append(Sentence(National(text, rows), rows))
    head = reading.text("Consultants and local governments")
    return Section(head), *told, Sentence(reading.text("People are named by their region only."))


def _rows(reading: Reading) -> Rows:
    names = {f"winner_{reading.language}": "winner", f"note_{reading.language}": "note"}
    return reading.rows("award/winners").but(
        lambda frame: frame.rename(columns=names).assign(
            source=[sourced(source, reading.language) for source in frame["source"]]
        )
    )


def winners(reading: Reading) -> Picture:
    """The centres that were placed, a column for each edition; the table has the consultants and local
    governments too."""
    language = reading.language
    rows = _rows(reading)
    centres = rows.but(lambda frame: frame[frame["category"] == "centre"])
    placed = pd.DataFrame(
        {
            "edition": centres.frame["edition"],
            "place": [_place(row, language) for row in centres.records],
            "name": centres.frame["winner"],
            "is_again": centres.frame["editions"] > 1,
        }
    )
    days = dict(zip(centres.frame["edition"], centres.frame["as_of_day"], strict=True))
    years = sorted(days)
    is_place = centres.frame["award_place"].isin(PLACES)
    title = reading.text(
        "Awards of {years}: {count} places and {mentions} honourable mentions for centres, in {regions} "
        "regions",
        years=formats.enumeration([str(year) for year in years], language),
        count=formats.number(int(is_place.sum()), language),
        mentions=formats.number(int((~is_place).sum()), language),
        regions=formats.number(centres.frame["region_code"].nunique(), language),
    )
    counted = reading.text(
        "Places and honourable mentions of centres as announced. Bold: placed in both years."
    )
    heads = [(year, str(year), formats.date(days[year].date(), language)) for year in years]
    drawn = drawing(placings.by_edition, placed, heads)
    return picture(reading, "winners", rows, National(title, rows), counted, drawn, COLUMNS, code="pemenang")


def _place(row: dict[str, Any], language: str) -> str:
    """A place, and of which list it is where an edition has more than one."""
    place = word("award_place", row["award_place"], language)
    level = row["level"]
    return f"{place} · {word('level', level, language)}" if isinstance(level, str) else place

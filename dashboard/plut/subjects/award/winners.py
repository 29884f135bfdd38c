"""The award: the winners that were announced, as a sentence, on a map and in a table."""

import html
from typing import Any

from plut.base import formats
from plut.base.measures import word
from plut.content import places
from plut.content.blocks import Block, National, Picture, Sentence, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.figures import choropleth
from plut.figures.choropleth import Points, Symbol

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


def finding(reading: Reading) -> tuple[Sentence, ...]:
    """Which regions have a place among the centres in more than one edition."""
    rows = reading.rows("award/winners")
    again = dict.fromkeys(
        row["region_name"] for row in rows.records if row["category"] == "centre" and row["editions"] > 1
    )
    text = reading.text(
        "Two editions are in print, {first} and {last}; {count} regions have a place among the centres in "
        "both: {names}.",
        first=str(rows.frame["edition"].min()),
        last=str(rows.frame["edition"].max()),
        count=formats.number(len(again), reading.language),
        names=formats.enumeration(list(again), reading.language),
    )
    return (Sentence(National(text, rows), rows),)


def in_print(reading: Reading) -> tuple[Block, ...]:
    """What is in print, whatever the reader chooses."""
    return (winners(reading),)


def winners(reading: Reading) -> Picture:
    """The winning centres on a map by edition; the table has the consultants and local governments too."""
    language = reading.language
    names = {f"winner_{language}": "winner", f"note_{language}": "note"}
    rows = reading.rows("award/winners").but(lambda frame: frame.rename(columns=names))
    centres = rows.but(lambda frame: frame[frame["category"] == "centre"])
    editions = centres.frame["edition"].astype(str)
    drawn = centres.frame.assign(
        kind=editions.mask(centres.frame["editions"] > 1, "both"),
        hover=[_hover(row, language) for row in centres.records],
    )
    years = sorted(editions.unique())
    symbols = [
        Symbol(year, year, "circle", fill=fill) for year, fill in zip(years, ("white", "full"), strict=False)
    ]
    symbols.append(Symbol("both", reading.text("in both"), "diamond"))
    provinces = list(places.provinces(reading.edition))
    title = reading.text(
        "Award of {years}: {count} places went to centres, in {regions} regions",
        years=formats.enumeration(years, language),
        count=formats.number(len(centres), language),
        regions=formats.number(centres.frame["region_code"].nunique(), language),
    )
    counted = reading.text(
        "Points: the seat of the winning centre's region. The table has consultants and local "
        "governments too. We found no published criteria and weights of the award."
    )
    drawn_map = drawing(
        choropleth.regions_map,
        choropleth.ground(provinces, reading.edition.outlines("province")),
        Points(drawn, symbols),
    )
    return picture(
        reading, "winners", rows, National(title, rows), counted, drawn_map, COLUMNS, code="pemenang"
    )


def _hover(row: dict[str, Any], language: str) -> str:
    place = word("award_place", row["award_place"], language)
    return f"<b>{html.escape(row['winner'])}</b><br>{row['edition']}: {place}"

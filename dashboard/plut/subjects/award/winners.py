"""The award: the winners that were announced, as a sentence, on a map and in a table."""

import html
from typing import Any

from plut.base import formats
from plut.base.measures import word
from plut.content import places
from plut.content.blocks import Beside, Block, National, Picture, Section, Sentence, drawing
from plut.content.framing import picture, table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import choropleth
from plut.figures.choropleth import Points, Symbol

PLACES = ("1", "2", "3")  # what else is announced is an honourable mention, which is no place
WON = ("edition", "award_place", "winner")
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
        "{count} regions were honoured twice: {names}",
        count=formats.number(len(_again(rows)), reading.language),
        names=formats.enumeration(_again(rows), reading.language),
    )
    return National(text, rows)


def finding(reading: Reading) -> tuple[Sentence, ...]:
    """Of which years the award is in print."""
    rows = reading.rows("award/winners")
    text = reading.text(
        "The award has been given twice, in {first} and {last}. Its criteria and weights are in no public "
        "source that we found.",
        first=str(rows.frame["edition"].min()),
        last=str(rows.frame["edition"].max()),
    )
    return (Sentence(National(text, rows), rows),)


def _again(rows: Rows) -> list[str]:
    """The regions with a place or a mention among the centres in more than one edition."""
    won = (row for row in rows.records if row["category"] == "centre" and row["editions"] > 1)
    return list(dict.fromkeys(row["region_name"] for row in won))


def in_print(reading: Reading) -> tuple[Block, ...]:
    """What is in print, whatever the reader chooses: the map, and beside it who won what."""
    return (Beside("first_screen", (winners(reading),), _won(reading)),)


def _won(reading: Reading) -> tuple[Block, ...]:
    """The places and honourable mentions of centres, the newest edition first."""
    rows = _rows(reading).but(lambda frame: frame[frame["category"] == "centre"])
    counted = reading.text("Places and honourable mentions of centres in the award, as announced")
    return (
        Section(reading.text("Who won what among the centres")),
        table(reading, "winners_of_centres", rows, reading.text("Winners"), counted, WON, has_files=False),
    )


def _rows(reading: Reading) -> Rows:
    names = {f"winner_{reading.language}": "winner", f"note_{reading.language}": "note"}
    return reading.rows("award/winners").but(lambda frame: frame.rename(columns=names))


def winners(reading: Reading) -> Picture:
    """The winning centres on a map by edition; the table has the consultants and local governments too."""
    language = reading.language
    rows = _rows(reading)
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
    told = drawn.groupby("region_code")["hover"].agg("<br>".join)
    once = drawn.drop_duplicates("region_code")  # a region that won twice is one point
    once = once.assign(hover=once["region_code"].map(told))
    provinces = list(places.provinces(reading.edition))
    is_place = centres.frame["award_place"].isin(PLACES)
    title = reading.text(
        "Award of {years}: {count} places and {mentions} honourable mentions of centres, in {regions} "
        "regions",
        years=formats.enumeration(years, language),
        count=formats.number(int(is_place.sum()), language),
        mentions=formats.number(int((~is_place).sum()), language),
        regions=formats.number(centres.frame["region_code"].nunique(), language),
    )
    counted = reading.text(
        "Points: the seat of the winning centre's region. The table has consultants and local "
        "governments too. We found no published criteria and weights of the award."
    )
    drawn_map = drawing(
        choropleth.regions_map,
        choropleth.ground(provinces, reading.edition.outlines("province")),
        Points(once, symbols),
    )
    return picture(
        reading, "winners", rows, National(title, rows), counted, drawn_map, COLUMNS, code="pemenang"
    )


def _hover(row: dict[str, Any], language: str) -> str:
    place = word("award_place", row["award_place"], language)
    return f"<b>{html.escape(row['winner'])}</b><br>{row['edition']}: {place}"

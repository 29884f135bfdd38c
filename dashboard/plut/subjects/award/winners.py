"""The award: the winners that were announced, as sentences, on a map and in a table."""

import functools
import html

from plut.base import formats
from plut.base.measures import word
from plut.figures import choropleth, style
from plut.figures.choropleth import Points, Symbol
from plut.surfaces.app import blocks, cached
from plut.surfaces.app.page import Page

WINNER_COLUMNS = [
    "edition",
    "category",
    "level",
    "award_place",
    "winner",
    "region_name",
    "editions",
    "note",
    "source",
]


def finding(page: Page) -> str:
    """Which regions have a place among the centres in more than one edition."""
    rows = page.rows("award/winners")
    again = (
        rows[(rows["category"] == "centre") & (rows["editions"] > 1)]["region_name"]
        .drop_duplicates()
        .tolist()
    )
    return page.text(
        "Two editions are in print, {first} and {last}; {count} regions have a place among the centres in both: {names}.",
        first=str(rows["edition"].min()),
        last=str(rows["edition"].max()),
        count=formats.number(len(again), page.language),
        names=formats.enumeration(again, page.language),
    )


def winners(page: Page) -> None:
    """The winning centres on a map by edition; the table has the consultants and local governments too."""
    query = "award/winners"
    rows = page.rows(query).rename(
        columns={f"winner_{page.language}": "winner", f"note_{page.language}": "note"}
    )
    centres = rows[rows["category"] == "centre"]
    both = centres["editions"] > 1
    drawn = centres.assign(
        kind=centres["edition"].astype(str).mask(both, "both"),
        hover=[_hover(row, page.language) for row in centres.to_dict("records")],
    )
    years = sorted(centres["edition"].astype(str).unique())
    symbols = [
        Symbol(year, year, "circle", color) for year, color in zip(years, style.CATEGORICAL[3:], strict=False)
    ]
    symbols.append(Symbol("both", page.text("in both"), "diamond", style.POINT))
    provinces = page.rows("centres/regions", level="province")["region_code"]
    draw = functools.partial(
        choropleth.regions_map,
        choropleth.ground(provinces, cached.outlines(page.path, "province")),
        Points(drawn, symbols),
    )
    title = page.text(
        "Award of {years}: {count} places went to centres, in {regions} regions",
        years=formats.enumeration(years, page.language),
        count=formats.number(len(centres), page.language),
        regions=formats.number(centres["region_code"].nunique(), page.language),
    )
    subtitle = page.text(
        "Points: the seat of the winning centre's region. The table has consultants and local governments too. "
        "Criteria and weights of the award are not published."
    )
    blocks.card(page, "winners", query, rows, draw, title, subtitle, WINNER_COLUMNS, press="pemenang")


def _hover(row: dict, language: str) -> str:
    place = word("award_place", row["award_place"], language)
    return f"<b>{html.escape(row['winner'])}</b><br>{row['edition']}: {place}"

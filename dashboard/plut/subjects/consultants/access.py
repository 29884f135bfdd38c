"""How many consultants the people of each regency can reach (E2SFCA), and how evenly that is spread."""

import html
import itertools

import pandas as pd

from plut.base import formats
from plut.base.definitions import ACCESS_BORDERS
from plut.content.blocks import Block, Fold, Later, Picture, Section, drawing
from plut.content.framing import picture
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import choropleth, staffing, style
from plut.figures.choropleth import Points, Regions
from plut.subjects.consultants import choosing
from plut.subjects.consultants.classes import CLASS_COLUMNS, labelled
from plut.subjects.consultants.staffing import is_shown

COLUMNS = ("regency_code", "regency_name", "province_name", "people", "access_per_100k")
CURVE_COLUMNS = ("people_share_so_far", "access_share_so_far", "gini")
SMALLEST, LARGEST = 4, 12  # pixels of a point: no consultant, a full complement of seven
FULL_COMPLEMENT = 7


def reachable(reading: Reading) -> tuple[Block, ...]:
    """Who can reach a consultant, where staffing may be shown; how evenly, where every centre's is known."""
    made = access_map(reading) if is_shown(reading) else None
    if made is None:
        return ()
    return (
        Section(reading.text("Who can reach a consultant?"), choosing.staffing(reading)),
        made,
        *([] if choosing.is_partial(reading) else [_spread(reading)]),
    )


def _spread(reading: Reading) -> Fold:
    return Fold("lorenz_closed", reading.text("How evenly is access spread?"), Later(spread, reading))


def access_map(reading: Reading) -> Picture | None:
    """Regencies by the consultants that each of their people can reach; centres as large as their
    consultants.

    None where this edition knows no consultants.
    """
    if not len(choosing.staffing(reading)):
        return None
    language = reading.language
    rows = reading.rows("consultants/access", choosing.on_day(reading))
    edges = [formats.number(edge, language, 2) for edge in ACCESS_BORDERS]
    between = (f"{low}–{high}" for low, high in itertools.pairwise(edges))
    is_partial = choosing.is_partial(reading)
    none = reading.text("none known") if is_partial else reading.text("none")
    labels = [none, f"< {edges[0]}", *between, f"> {edges[-1]}"]
    hover = [
        reading.text(
            "{access} consultants per 100,000 people",
            access=labels[row["class"]]
            if row["provenance"] == "simulated"
            else formats.number(row["access_per_100k"], language, 2),
        )
        for row in rows.records
    ]
    shaded = Regions(
        rows.frame.rename(columns={"regency_code": "region_code"}).assign(hover=hover),
        reading.edition.outlines("regency"),
        choropleth.graded(labels, (*style.UNDER_POINTS, style.SEQUENTIAL[-1])),
        labels,
        reading.text("Consultants per 100,000 people:"),
    )
    centres = _centres(reading)
    symbols = choropleth.small_centres(
        reading.text("centre; the larger the point, the more consultants"),
        fill="open" if centres.is_simulated else "full",
    )
    names = reading.plain("frame/map_names", level="province")
    drawn = drawing(choropleth.regions_map, shaded, Points(centres.frame, symbols), names=names)
    without = rows.frame[rows.frame["class"] == 0]
    title = reading.text(
        "{people} people in {count} regencies and cities have no consultant within 100 km",
        people=formats.people(without["people"].sum(), language),
        count=formats.number(len(without), language),
    )
    if is_partial:
        within = rows.frame[rows.frame["class"] > 0]
        title = reading.text(
            "At least {people} people in {count} regencies and cities can reach one of these consultants "
            "within 100 km",
            people=formats.people(within["people"].sum(), language),
            count=formats.number(len(within), language),
        )
    counted = reading.text(
        "Access to consultants within 100 km (E2SFCA), those nearby weighing more, as of {day}.",
        day=formats.date(choosing.the_day(reading), language),
    )
    explained = reading.text(
        "Each centre's consultants are shared among people up to 100 km away over connected land; the "
        "weights are 1, 0.68 and 0.22 up to 25, 50 and 100 km."
    )
    if is_partial:
        counted += " " + reading.text(
            "A lower bound: the consultants of other centres are not in this edition."
        )
    listed: Rows = rows
    columns: tuple[str, ...] = COLUMNS
    if rows.is_simulated:
        listed, columns = (
            labelled(reading.rows("consultants/access_classes", choosing.on_day(reading)), labels),
            CLASS_COLUMNS,
        )
    sources = rows.beside(centres)
    return picture(
        reading,
        "access_map",
        listed,
        title,
        counted,
        drawn,
        columns,
        code="akses",
        drawn_from=sources,
        explained=explained,
    )


def _centres(reading: Reading) -> Rows:
    """The centres with a point, as large as their consultants, with their hover, and their level as
    `kind`."""
    placed = reading.rows("centres/consultants", choosing.on_day(reading)).but(
        lambda frame: frame.dropna(subset=["longitude"])
    )
    hover = [
        reading.text(
            "{centre}: {active} of {complement} consultants",
            # a real centre is not named beside consultants that are made up
            centre=reading.text("One centre")
            if row["provenance"] == "simulated"
            else html.escape(row["name"]),
            active=formats.number(row["consultants"], reading.language),
            complement=formats.number(row["complement_people"], reading.language),
        )
        for row in placed.records
    ]
    filled = placed.frame["consultants"].clip(upper=FULL_COMPLEMENT) / FULL_COMPLEMENT
    sizes = SMALLEST + (LARGEST - SMALLEST) * filled
    return placed.but(lambda frame: frame.assign(size=sizes, hover=hover, kind=frame["level"]))


def spread(reading: Reading) -> tuple[Block, ...]:
    """The Lorenz curve of access with its Gini."""
    language = reading.language
    rows = reading.rows("consultants/lorenz", choosing.on_day(reading))
    steps = [
        (0.0, 0.0),
        *zip(rows.frame["people_share_so_far"], rows.frame["access_share_so_far"], strict=True),
    ]
    curve = pd.DataFrame(steps, columns=["people_share", "access_share"])
    curve["hover"] = [
        reading.text(
            "{people} of people have {access} of access",
            people=formats.percent(people, language),
            access=formats.percent(access, language),
        )
        for people, access in steps
    ]
    names = {
        "equal": reading.text("equal access"),
        "access": reading.text("share of all access"),
        "people": reading.text("share of people, least access first"),
    }
    half = max(access for people, access in steps if people <= 0.5)
    title = reading.text(
        "The half of the people with the least access have {share} of it; Gini {gini}",
        share=formats.percent(half, language),
        gini=formats.number(rows.first["gini"], language, 2),
    )
    counted = reading.text(
        "Access by regency and city on {day}, weighted by people; differences inside a regency are not "
        "included. 0 is even.",
        day=formats.date(choosing.the_day(reading), language),
    )
    drawn = drawing(staffing.lorenz, curve, names)
    return (picture(reading, "lorenz", rows, title, counted, drawn, CURVE_COLUMNS),)

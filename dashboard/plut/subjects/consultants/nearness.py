"""Who lives near a centre: by the centres that are known by name, and if the unnamed ones are placed at
random."""

import html
from dataclasses import replace
from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.definitions import RADII_KM, RADII_MINUTES
from plut.content import evidence, loaded, two_sets
from plut.content.blocks import (
    Answer,
    Answers,
    Block,
    Fold,
    Invitation,
    Later,
    National,
    Picture,
    Section,
    Sentence,
    drawing,
)
from plut.content.framing import picture, table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope
from plut.figures import choropleth
from plut.figures.choropleth import Points, Regions
from plut.subjects.consultants import choosing
from plut.subjects.consultants.classes import CLASS_COLUMNS, labelled

MINUTES = dict(zip(RADII_KM, RADII_MINUTES, strict=True))  # that stand for kilometres
REGION_COLUMNS = (
    "region_code",
    "region_name",
    "province_name",
    "people",
    "covered_people",
    "beyond_people",
    "covered_share",
)
SEATS = ("regency_seat", "province_capital")  # precision of a point that is no address
PROVINCE_COLUMNS = ("province_code", "province_name", "people", "covered_people", "covered_share")


def country(reading: Reading, scope: Scope | None = None) -> Rows:
    """The people of the whole country within reach, one row. scope: of what is chosen, where it is not given.

    The query has a row for each kind of evidence, so the kind is held to here.
    """
    scope = scope or choosing.distances(reading)
    kind = dict(scope.parameters)["evidence"]
    every = reading.rows("consultants/national", scope)
    of_kind = every.but(lambda frame: frame[frame["evidence"] == kind])
    return replace(of_kind, scope=scope.held_by(("evidence", "radius_km")))


def radius_text(reading: Reading) -> str:
    """50 km, and where the office has loaded travel times the minutes that stand for it."""
    km = choosing.radius(reading).chosen
    if country(reading).first["regencies_by_minutes"]:
        return reading.text("{radius} km (or {minutes} minutes)", radius=km, minutes=str(MINUTES[int(km)]))
    return reading.text("{radius} km", radius=km)


def finding(reading: Reading) -> Sentence:
    """How many people live farther from the centres that count than the radius, and in which regencies
    most."""
    rows = country(reading)
    far = reading.rows("consultants/farthest", choosing.distances(reading))
    names = [
        f"{row['regency_name']} ({formats.people(row['beyond_people'], reading.language)})"
        for row in far.records
    ]
    told = {
        "beyond": formats.people(rows.first["beyond_people"], reading.language),
        "all": formats.people(rows.first["people"], reading.language),
        "radius": radius_text(reading),
        "regencies": formats.enumeration(names, reading.language),
    }
    if not rows.is_whole:
        text = reading.text(
            "{beyond} of {all} people live farther than {radius} from all of them; the most in {regencies}.",
            **told,
        )
        return Sentence(text, rows)
    text = reading.text(
        "Up to {beyond} of {all} people live farther than {radius} from any centre known by name; the most "
        "in {regencies}.",
        **told,
    )
    return Sentence(National(text, rows, far), rows)


def answers(reading: Reading) -> Answers:
    """People within reach under both kinds of evidence; people farther away, and those without a centre on
    their island."""
    language, within = reading.language, radius_text(reading)
    both, sure, rows = (
        country(reading.but({"mutu": "AB"})),
        country(reading.but({"mutu": "A"})),
        country(reading),
    )
    farther = reading.text("People farther than {radius} from any known centre, at most", radius=within)
    without = reading.text("People with no known centre on their island")
    if not rows.is_whole:
        farther = reading.text("People farther than {radius} from a centre", radius=within)
        without = reading.text("People with no centre on their island")
    return Answers(
        (
            Answer(
                reading.text("People within {radius} of a known centre", radius=within),
                formats.percent(both.first["covered_share"], language),
                _rests_on(reading, both),
                both,
            ),
            Answer(
                reading.text("People within {radius} of a centre", radius=within),
                formats.percent(sure.first["covered_share"], language),
                reading.text("centres seen operating, inaugurated or staffed; at least"),
                sure,
            ),
            Answer(
                farther,
                formats.people(rows.first["beyond_people"], language),
                reading.text("of {all} people", all=formats.people(rows.first["people"], language)),
                rows,
            ),
            Answer(
                without,
                formats.people(rows.first["unreachable_people"], language),
                reading.text("sea crossings are not counted, except by bridge"),
                rows,
            ),
        )
    )


def _rests_on(reading: Reading, rows: Rows) -> str:
    """What the share of people within reach is computed from, and whether it is a lower bound."""
    parts = [reading.text("computed from published data")]
    if rows.provenance == "imported":
        parts = [reading.text("computed from published data and the office's files")]
    if two_sets.missing(reading) > 0:
        parts.append(reading.text("at least, if centres with evidence B work: they may only be funded"))
    return "; ".join(parts)


def coverage_map(reading: Reading) -> Picture:
    """Areas by the share of people within reach of the centres that count."""
    scope = choosing.distances(reading)
    told = {
        "share": formats.percent(country(reading).first["covered_share"], reading.language),
        "radius": radius_text(reading),
    }
    if choosing.evidence(reading).is_usual:
        title = reading.text(
            "At least {share} of people live within {radius} of a centre that was inaugurated, built or "
            "funded",
            **told,
        )
    else:
        title = reading.text(
            "At least {share} of people live within {radius} of a centre seen operating or inaugurated",
            **told,
        )
    return _map(reading, "coverage_map", scope, title, "jangkauan")


def placements_map(reading: Reading) -> Picture | None:
    """The same with all centres, the unnamed ones at random places; None where this edition places none."""
    scope = choosing.placements(reading)
    whole = country(reading, scope)
    if not whole.is_simulated:
        return None
    every = reading.rows("consultants/centres", scope)
    title = reading.text(
        "{share} of people would live within {radius} of one of {count} centres",
        count=formats.number(len(every), reading.language),
        share=formats.percent(whole.first["covered_share"], reading.language),
        radius=radius_text(reading),
    )
    told = National(title, whole, every)
    return _map(reading, "coverage_simulated", scope, told, "jangkauan-simulasi", whole=True)


def _map(reading: Reading, key: str, scope: Scope, title: str, code: str, *, whole: bool = False) -> Picture:
    """Areas shaded by the share of people within the radius, with the centres of the scope. whole: all
    centres are placed, so that nobody within reach is 0 %; else it is not known."""
    regions = reading.rows("consultants/regions", scope)
    known = points(reading, scope)
    labels = ["0%" if whole else reading.text("none found"), "< 25%", "25–50%", "50–75%", "≥ 75%"]
    shaded = Regions(
        regions.frame.assign(hover=[_reached(reading, row, whole) for row in regions.records]),
        reading.edition.outlines(choosing.level(reading)),
        choropleth.graded(labels),
        labels,
        reading.text("People within reach:") if whole else reading.text("People within reach, at least:"),
        hatch=reading.plain("frame/hatches", level=choosing.level(reading)),
    )
    name = reading.text("centre") if known.is_simulated else reading.text("centre known by name")
    symbols = choropleth.small_centres(name, fill="open" if known.is_simulated else "full")
    names = reading.plain("frame/map_names", level="province")
    drawn = drawing(choropleth.regions_map, shaded, Points(known.frame, symbols), names=names)
    listed: Rows = regions
    columns: tuple[str, ...] = REGION_COLUMNS
    if regions.is_simulated:
        listed, columns = labelled(reading.rows("consultants/reach_classes", scope), labels), CLASS_COLUMNS
    sources = regions.beside(known)
    return picture(
        reading,
        key,
        listed,
        title,
        counted(reading, scope),
        drawn,
        columns,
        code=code,
        drawn_from=sources,
        explained=explained(reading, scope),
    )


def _reached(reading: Reading, row: dict[str, Any], whole: bool) -> str:
    """For a hover: which share of how many people, or that no centre near them was found."""
    people = formats.people(row["people"], reading.language)
    if pd.isna(row["covered_share"]):
        return reading.text("no centre found within reach of its {people} people: not known", people=people)
    share = formats.percent(row["covered_share"], reading.language)
    if whole:
        return reading.text("{share} of {people} people", share=share, people=people)
    return reading.text("at least {share} of {people} people", share=share, people=people)


def points(reading: Reading, scope: Scope) -> Rows:
    """The centres of a scope that have a point, with their `hover`, and their level as `kind`."""
    placed = reading.rows("consultants/centres", scope).but(lambda frame: frame.dropna(subset=["longitude"]))
    hover = [
        reading.text("a centre placed at random")  # its name is that of the real region in which it is placed
        if row["provenance"] == "simulated"
        else "<br>".join([html.escape(row["name"]), *evidence.lines(reading, row)])
        for row in placed.records
    ]
    return placed.but(lambda frame: frame.assign(hover=hover, kind=frame["level"]))


def counted(reading: Reading, scope: Scope) -> str:
    """What is counted and of what, and how many centres have no point."""
    centres = reading.rows("consultants/centres", scope)
    text = reading.text(
        "Share of people by straight-line distance to the nearest centre. {placed} of {all} centres have a "
        "point.",
        placed=formats.number(centres.frame["longitude"].notna().sum(), reading.language),
        all=formats.number(len(centres), reading.language),
    )
    return choosing.after_words(scope, text)


def explained(reading: Reading, scope: Scope) -> str:
    """How distances are measured, and what is known of the centres."""
    parts = [
        reading.text("Distances run over connected land, bridges included."),
        evidence.said(reading, reading.rows("consultants/centres", scope)),
    ]
    if timed := country(reading, scope).first["regencies_by_minutes"]:
        parts.append(_timed(reading, timed))
    return " ".join(filter(None, parts))


def _timed(reading: Reading, regencies: int) -> str:
    """Where the office's travel times stand in for distances, and as of when they are, where a file says."""
    count, day = formats.number(regencies, reading.language), loaded.as_of(reading, "travel_times")
    if day is None:
        return reading.text(
            "In {count} regencies and cities, travel times from the office replace distance; their file does "
            "not say as of when.",
            count=count,
        )
    return reading.text(
        "In {count} regencies and cities, travel times from the office replace distance, as of {day}.",
        count=count,
        day=formats.date(day, reading.language),
    )


def how_measured(reading: Reading, scope: Scope) -> str:
    """All of this, for a table."""
    return f"{counted(reading, scope)} {explained(reading, scope)}"


def by_province(reading: Reading) -> tuple[Block, ...]:
    """People within reach in each province, as a table."""
    scope = choosing.distances(reading)
    rows = reading.rows("consultants/people_within_radius", scope)
    title = reading.text("People within {radius} of a centre by province", radius=radius_text(reading))
    told = how_measured(reading, scope)
    return (table(reading, "coverage_provinces", rows, title, told, PROVINCE_COLUMNS),)


def all_placements(reading: Reading) -> tuple[Block, ...]:
    """What changes when the unnamed centres stand at random places: a sentence, and the map behind it."""
    whole = country(reading, choosing.placements(reading))
    if not whole.is_simulated:
        return ()
    if not reading.shows_simulated:
        return (
            Invitation(
                reading.text(
                    "With an office's list of every centre, this page shows how far people live from any of "
                    "them. See it with centres placed at random to make up the number that the government "
                    "counted."
                )
            ),
        )
    every = reading.rows("consultants/centres", choosing.placements(reading))
    text = reading.text(
        "With all {count} centres, {unnamed} of them at random seats, {share} of people would live within "
        "{radius}; {beyond} would not.",
        count=formats.number(len(every), reading.language),
        unnamed=formats.number(int((every.frame["provenance"] == "simulated").sum()), reading.language),
        share=formats.percent(whole.first["covered_share"], reading.language),
        radius=radius_text(reading),
        beyond=formats.people(whole.first["beyond_people"], reading.language),
    )
    return (
        Section(reading.text("distances when centres that we did not find are placed at random"), whole),
        Sentence(National(text, whole, every), whole),
        Fold(
            "coverage_simulated_open",
            reading.text("The map with every placement"),
            Later(_placements, reading),
        ),
    )


def _placements(reading: Reading) -> tuple[Block, ...]:
    made = placements_map(reading)
    return (made,) if made else ()


def limits(reading: Reading) -> tuple[str, ...]:
    """What the distances do not show."""
    known = reading.rows("centres/list", simulated=False)
    return (
        _not_found(reading),
        reading.text(
            "{count} of the {all} known centres are placed at the seat of their regency or province, not at "
            "their address.",
            count=formats.number(known.frame["location_precision"].isin(SEATS).sum(), reading.language),
            all=formats.number(len(known), reading.language),
        ),
        reading.text(
            "Straight lines are shorter than roads; where an office loads travel times, 30, 60 and 120 "
            "minutes replace 25, 50 and 100 km."
        ),
        reading.text(
            "A regency's people are spread evenly over its villages; 383 of 83,762 villages have no "
            "coordinates, and their people are counted with the other villages of the regency."
        ),
    )


def _not_found(reading: Reading) -> str:
    """That not every centre is found by name, and of how many that is known."""
    if two_sets.missing(reading) <= 0:
        return reading.text(
            "It is not known whether we found every centre by name: a pick may already have one."
        )
    return reading.text(
        "The government counted {announced} centres on {day} and we found {found} by name, not necessarily "
        "the same ones: coverage is a lower bound, and a pick may already have a centre.",
        **two_sets.counts(reading),
    )

"""The page of consultants, first part: who lives near a centre, where the next ones would reach most, what if."""

import functools
import html

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.figures import choropleth, style
from plut.figures.choropleth import Points, Regions
from plut.surfaces.app import blocks, cached, downloads, filters, prose, tiles
from plut.surfaces.app.page import Page
from plut.surfaces.app.tiles import KeyNumber

RADII_KM = ("25", "50", "100")
MINUTES = {"25": "30", "50": "60", "100": "120"}
EVIDENCE = {"AB": "documented", "A": "A"}  # code in the address -> parameter
ALL_PLACEMENTS = "all"
REGION_COLUMNS = [
    "region_code",
    "region_name",
    "province_name",
    "people",
    "covered_people",
    "beyond_people",
    "covered_share",
]
PROVINCE_COLUMNS = ["province_code", "province_name", "people", "covered_people", "covered_share"]


def finding(page: Page, evidence: str, radius: str) -> str:
    """How many people live farther from any known centre than the radius, and in which regencies most."""
    whole, far = (
        country(page, evidence, radius),
        page.rows("consultants/farthest", evidence=evidence, radius_km=int(radius)),
    )
    names = [
        f"{row.regency_name} ({formats.people(row.beyond_people, page.language)})" for row in far.itertuples()
    ]
    return page.text(
        "{beyond} of {all} people live farther than {radius} from any centre that is known by name; most of them in {regencies}.",
        beyond=formats.people(whole["beyond_people"], page.language).capitalize(),
        all=formats.people(whole["people"], page.language),
        radius=radius_text(page, radius),
        regencies=formats.enumeration(names, page.language),
    )


def country(page: Page, evidence: str, radius: str) -> pd.Series:
    """The row of the whole country for a kind of evidence."""
    rows = page.rows("consultants/national", radius_km=int(radius))
    return rows[rows["evidence"] == evidence].iloc[0]


def radius_text(page: Page, radius: str) -> str:
    """50 km, and where the office has loaded travel times the minutes that stand for it."""
    if country(page, "documented", radius)["regencies_by_minutes"]:
        return page.text("{radius} km (or {minutes} minutes)", radius=radius, minutes=MINUTES[radius])
    return page.text("{radius} km", radius=radius)


def radius(page: Page) -> str:
    """The radius that the reader chooses, in kilometres."""
    labels = {km: page.text("{radius} km", radius=km) for km in RADII_KM}
    return filters.choice("radius", labels, page.text("Distance to a centre"), page.language, default="50")


def evidence(page: Page) -> str:
    """The kind of evidence that the reader chooses: grades A and B, or A alone."""
    labels = {
        "AB": page.text("evidence A, B: built, funded or operating"),
        "A": page.text("evidence A alone: operating, inaugurated or staffed"),
    }
    return EVIDENCE[
        filters.choice("mutu", labels, page.text("Evidence of the centres"), page.language, default="AB")
    ]


def areas_level(page: Page) -> str:
    """Whether the map shades regencies and cities or provinces."""
    labels = {"kabkota": page.text("514 regencies and cities"), "provinsi": page.text("38 provinces")}
    chosen = filters.choice("daerah", labels, page.text("Areas"), page.language, default="kabkota")
    return {"kabkota": "regency", "provinsi": "province"}[chosen]


def key_numbers(page: Page, evidence: str, radius: str) -> None:
    """Covered and uncovered people under both kinds of evidence, and people without a centre on their island."""
    language = page.language
    both, sure, chosen = (country(page, kind, radius) for kind in ("documented", "A", evidence))
    within = radius_text(page, radius)
    computed = page.text("computed from published data; a lower bound, as not every centre is known by name")
    texts = [
        (
            page.text("People within {radius} of a known centre", radius=within),
            formats.percent(both["covered_share"], language),
            computed,
        ),
        (
            page.text("The same with evidence A alone"),
            formats.percent(sure["covered_share"], language),
            page.text("centres seen operating, inaugurated or staffed"),
        ),
        (
            page.text("People farther than {radius} from any known centre", radius=within),
            formats.people(chosen["beyond_people"], language),
            page.text("of {all} people", all=formats.people(both["people"], language)),
        ),
        (
            page.text("People with no known centre on their island"),
            formats.people(chosen["unreachable_people"], language),
            page.text("no distance is counted across the sea, except by a bridge"),
        ),
    ]
    tiles.show(page, [KeyNumber(*text) for text in texts])


def coverage_map(page: Page, evidence: str, radius: str, level: str) -> None:
    """Areas shaded by the share of people within the radius, with the centres that count."""
    query, language = "consultants/regions", page.language
    simulated = evidence == ALL_PLACEMENTS
    regions = page.rows(query, level=level, evidence=evidence, radius_km=int(radius))
    known = points(page, evidence)
    hover = [
        page.text(
            "{share} of {people} people",
            share=formats.percent(share, language),
            people=formats.people(people, language),
        )
        for share, people in zip(regions["covered_share"], regions["people"], strict=True)
    ]
    draw = functools.partial(
        choropleth.regions_map,
        Regions(
            regions.assign(hover=[_marked(page, text, simulated) for text in hover]),
            cached.outlines(page.path, level),
            style.DIVERGING,
            ["0%", "< 25%", "25–75%", "75–< 100%", "100%"],
            page.text("People within reach:"),
        ),
        Points(
            known,
            choropleth.small_centres(
                page.text("centre") if simulated else page.text("centre known by name"), hollow=simulated
            ),
        ),
    )
    whole = country(page, evidence, radius)
    share, within = formats.percent(whole["covered_share"], language), radius_text(page, radius)
    title = (
        page.text(
            "{share} of people would live within {radius} of one of 100 centres", share=share, radius=within
        )
        if simulated
        else page.text(
            "At least {share} of people live within {radius} of a centre", share=share, radius=within
        )
    )
    key, press = ("coverage_simulated", "jangkauan-simulasi") if simulated else ("coverage_map", "jangkauan")
    sources, measured = (
        pd.concat([regions[["provenance"]], known[["provenance"]]]),
        how_measured(page, evidence),
    )
    blocks.card(
        page, key, query, regions, draw, title, measured, REGION_COLUMNS, drawn_from=sources, press=press
    )


def _marked(page: Page, text: str, simulated: bool) -> str:
    return text + " (" + page.text("simulated") + ")" if simulated else text


def points(page: Page, evidence: str) -> pd.DataFrame:
    """The centres with a point, with their `hover`, and their level as `kind`."""
    points = page.rows("consultants/centres", evidence=evidence).dropna(subset=["longitude"])
    names = [_marked(page, html.escape(c.name), c.provenance == "simulated") for c in points.itertuples()]
    return points.assign(hover=names, kind=points["level"])


def how_measured(page: Page, evidence: str) -> str:
    """What is counted, with its assumptions, and how many centres have no point."""
    centres = page.rows("consultants/centres", evidence=evidence)
    timed = country(page, evidence, "50")["regencies_by_minutes"]
    parts = [
        page.text(
            "Share of people by straight-line distance to the nearest centre over connected land, bridges included; a "
            "regency's people are spread evenly over its villages."
        ),
        page.text(
            "{placed} of {all} centres have a point.",
            placed=int(centres["longitude"].notna().sum()),
            all=len(centres),
        ),
    ]
    if timed:
        parts.append(
            page.text(
                "In {count} regencies the office's travel times stand in for distance.", count=int(timed)
            )
        )
    return " ".join(parts)


def by_province(page: Page, evidence: str, radius: str) -> None:
    """The table of provinces, with downloads."""
    details = filters.details(page.text("People within reach by province"), key="coverage_provinces_details")
    if not details.open:
        return
    query = "consultants/people_within_radius"
    with details:
        rows = page.rows(query, evidence=evidence, radius_km=int(radius))
        title = page.text("People within {radius} of a centre by province", radius=radius_text(page, radius))
        frame = blocks.frame_of(page, query, rows, title, how_measured(page, evidence))
        blocks.table(page, rows, PROVINCE_COLUMNS, key="coverage_provinces")
        downloads.of_rows(page, "coverage_provinces", query, rows, PROVINCE_COLUMNS, frame)


def all_placements(page: Page, radius: str, level: str) -> None:
    """What changes when the unnamed centres stand at random places: a sentence, and the map behind it."""
    whole = country(page, ALL_PLACEMENTS, radius)
    sentence = page.text(
        "With all 100 centres, the unnamed ones at random seats, {share} of people would live within {radius}; {beyond} would not.",
        share=formats.percent(whole["covered_share"], page.language),
        radius=radius_text(page, radius),
        beyond=formats.people(whole["beyond_people"], page.language),
    )
    prose.sentence(page, sentence, is_simulated=True)
    details = filters.details(page.text("The map with all placements"), key="all_placements")
    if details.open:
        with details:
            coverage_map(page, ALL_PLACEMENTS, radius, level)


def limits(page: Page) -> list[str]:
    """What the distances do not show."""
    return [page.text(line) for line in LIMITS]


LIMITS = [
    mark(
        "At least 33 centres are not named in any public source: coverage is a lower bound, and a pick may already have a centre."
    ),
    mark("Most known centres are placed at the seat of their regency or province, not at their address."),
    mark(
        "Straight lines are shorter than roads; where an office loads travel times, 30, 60 and 120 minutes stand for 25, 50 and 100 km."
    ),
    mark(
        "383 of 83,762 villages have no coordinates: their people are spread over the other villages of the regency."
    ),
]

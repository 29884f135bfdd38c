"""The page of consultants, second part: where the next centres would reach most people, and what if."""

import functools
import html

import pandas as pd

from plut.base import formats
from plut.figures import choropleth
from plut.figures.choropleth import Points
from plut.subjects.consultants import nearness
from plut.surfaces.app import blocks, cached, filters, prose, tables
from plut.surfaces.app.page import Page

PICK_COLUMNS = [
    "pick_order",
    "regency_code",
    "regency_name",
    "province_name",
    "gained_people",
    "covered_share_after",
    "gap_share",
]
CHANGE_COLUMNS = [
    "province_code",
    "province_name",
    "people",
    "covered_people",
    "changed_people",
    "gained_people",
    "changed_share",
]


def count(page: Page) -> int:
    """How many new centres the reader asks for."""
    labels = {str(n): formats.number(n, page.language) for n in range(1, 11)}
    return int(
        filters.choice("tambahan", labels, page.text("How many new centres"), page.language, default="5")
    )


def next_centres(page: Page, evidence: str, radius: str, count: int) -> None:
    """Where new centres would bring most people within reach: the picks on the map, with the people gained each."""
    query, language = "consultants/next_centres", page.language
    picks = page.rows(query, evidence=evidence, radius_km=int(radius), centre_count=count)
    if picks.empty:
        return
    names = [
        page.text(
            "{place} +{people}", place=row.regency_name, people=formats.people(row.gained_people, language)
        )
        for row in picks.itertuples()
    ]
    known = nearness.points(page, evidence)
    doubt = page.text("may already have an unnamed centre")
    places = picks.assign(
        number=picks["pick_order"],
        province_code=picks["regency_code"].str[:2],
        share=picks["gained_people"] / picks["gained_people"].max(),
        label=names,
        hover=[f"<b>{html.escape(name)}</b><br>{doubt}" for name in names],
    )
    provinces = page.rows("consultants/people_within_radius", evidence=evidence, radius_km=int(radius))[
        "province_code"
    ]
    draw = functools.partial(
        choropleth.regions_map,
        choropleth.ground(provinces, cached.outlines(page.path, "province")),
        Points(known, choropleth.small_centres(page.text("centre known by name"))),
        places,
    )
    now, then = (
        nearness.country(page, evidence, radius)["covered_share"],
        picks["covered_share_after"].iloc[-1],
    )
    title = page.text(
        "{count} more centres would lift the share within {radius} from {now} to {then}; {place} gains most",
        count=formats.number(len(picks), language),
        radius=nearness.radius_text(page, radius),
        now=formats.percent(now, language),
        then=formats.percent(then, language),
        place=picks["regency_name"].iloc[0],
    )
    subtitle = page.text(
        "The best choice among the 514 seats, all picks together, known centres staying (exact: plut/methods/siting.py, gap {gap}). "
        "The number adds the people whom no known centre and no earlier pick reaches. Each pick may already have an unnamed centre.",
        gap=formats.percent(picks["gap_share"].max(), language, 0),
    )
    sources = pd.concat([picks[["provenance"]], known[["provenance"]]])
    blocks.card(
        page,
        "next_centres",
        query,
        picks,
        draw,
        title,
        subtitle,
        PICK_COLUMNS,
        drawn_from=sources,
        press="berikutnya",
    )


def what_if(page: Page, evidence: str, radius: str) -> None:
    """The reader adds centres at seats or takes known ones away, and sees how many people are within reach."""
    opened = filters.is_asked("tambah") or filters.is_asked("kurang")
    details = filters.details(
        page.text("What if? Add or remove centres yourself"), key="what_if", expanded=opened
    )
    if not details.open:
        return
    with details:
        places = page.rows("frame/places")
        seats = places[places["region_code"].str.len() == 4]
        labels = {
            p.region_code: f"{p.region_name}, {p.province_name} ({p.region_code})" for p in seats.itertuples()
        }
        added = filters.several("tambah", labels, page.text("Add a centre at the seat of"), page.language)
        known = dict(
            nearness.points(page, evidence)[["centre_id", "name"]].itertuples(index=False, name=None)
        )
        removed = filters.several("kurang", known, page.text("Take away the centre"), page.language)
        _outcome(page, evidence, radius, added, removed)


def _outcome(page: Page, evidence: str, radius: str, added: list[str], removed: list[str]) -> None:
    """The covered people before and after in a sentence, and the provinces that change as a table."""
    query, language = "consultants/what_if", page.language
    rows = page.rows(
        query, evidence=evidence, radius_km=int(radius), added="~".join(added), removed="~".join(removed)
    )
    before, after = (int(rows[column].sum()) for column in ("covered_people", "changed_people"))
    people = int(rows["people"].sum())
    sentence = page.text(
        "Within {radius}: {before} people now, {after} with these changes ({difference}); a share of {share} instead of {now}.",
        radius=nearness.radius_text(page, radius),
        before=formats.number(before, language),
        after=formats.number(after, language),
        difference=f"{'+' if after >= before else ''}{formats.number(after - before, language)}",
        share=formats.percent(after / people, language, 2),
        now=formats.percent(before / people, language, 2),
    )
    prose.sentence(page, sentence)
    changed = rows[rows["gained_people"] != 0]
    if changed.empty:
        return
    tables.show(
        page, "what_if", query, changed, CHANGE_COLUMNS, sentence, nearness.how_measured(page, evidence)
    )

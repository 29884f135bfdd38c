"""The page of consultants, fourth part: how many consultants the people of each regency can reach (E2SFCA)."""

import datetime
import functools
import html
import itertools

import pandas as pd

from plut.base import formats
from plut.figures import choropleth, staffing
from plut.figures.choropleth import Points, Regions
from plut.surfaces.app import blocks, cached, filters
from plut.surfaces.app.page import Page

COLUMNS = ["regency_code", "regency_name", "province_name", "people", "access_per_100k"]
CURVE_COLUMNS = ["regency_code", "access_per_100k", "people_share_so_far", "access_share_so_far", "gini"]
SMALLEST, LARGEST = 4, 12  # pixels of a point: no consultant, a full complement of seven


def access_map(page: Page, day: datetime.date) -> None:
    """Regencies by the consultants that each of their people can reach; centres as large as their consultants."""
    query, language = "consultants/access", page.language
    rows = page.rows(query, as_of=day)
    simulated = (rows["provenance"] == "simulated").any()
    suffix = " (" + page.text("simulated") + ")" if simulated else ""
    without = rows[rows["class"] == 0]
    hover = [
        page.text("{access} consultants per 100,000 people", access=formats.number(access, language, 2))
        + suffix
        for access in rows["access_per_100k"]
    ]
    edges = [formats.number(edge, language, 2) for edge in (0.05, 0.1, 0.2, 0.4)]
    labels = [
        page.text("none"),
        f"< {edges[0]}",
        *(f"{low}–{high}" for low, high in itertools.pairwise(edges)),
        f"> {edges[3]}",
    ]
    draw = functools.partial(
        choropleth.regions_map,
        Regions(
            rows.rename(columns={"regency_code": "region_code"}).assign(hover=hover),
            cached.outlines(page.path, "regency"),
            choropleth.graded(labels),
            labels,
            page.text("Consultants per 100,000 people:"),
        ),
        Points(
            _points(page, day),
            choropleth.small_centres(page.text("centre, as large as its consultants"), hollow=simulated),
        ),
    )
    title = page.text(
        "{people} people in {count} regencies and cities reach no consultant within 100 km",
        people=formats.people(without["people"].sum(), language).capitalize(),
        count=formats.number(len(without), language),
    )
    subtitle = page.text(
        "Access (E2SFCA): each centre's consultants shared among the people up to 100 km away over connected land, near ones "
        "weighing more (1, 0.68 and 0.22 up to 25, 50 and 100 km), as of {day}.",
        day=formats.date(day, language),
    )
    blocks.card(page, "access_map", query, rows, draw, title, subtitle, COLUMNS, press="akses")


def _points(page: Page, day: datetime.date) -> pd.DataFrame:
    """The centres with a point, as large as their consultants, with their hover, and their level as `kind`."""
    points = page.rows("centres/consultants", as_of=day).dropna(subset=["longitude"])
    hover = [
        page.text(
            "{centre}: {active} of {complement} consultants",
            centre=html.escape(c.name), active=c.consultants, complement=c.complement_people,
        )
        for c in points.itertuples()
    ]  # fmt: skip
    suffix = [" (" + page.text("simulated") + ")" if p == "simulated" else "" for p in points["provenance"]]
    sizes = SMALLEST + (LARGEST - SMALLEST) * (points["consultants"].clip(upper=7) / 7)
    hover = [text + mark for text, mark in zip(hover, suffix, strict=True)]
    return points.assign(size=sizes, hover=hover, kind=points["level"])


def lorenz(page: Page, day: datetime.date) -> None:
    """The Lorenz curve of access with its Gini, closed at first."""
    details = filters.details(page.text("How evenly is access spread?"), key="lorenz_closed")
    if not details.open:
        return
    query, language = "consultants/lorenz", page.language
    with details:
        rows = page.rows(query, as_of=day)
        start = pd.DataFrame({"people_share_so_far": [0.0], "access_share_so_far": [0.0]})
        curve = pd.concat([start, rows[["people_share_so_far", "access_share_so_far"]]], ignore_index=True)
        hover = [
            page.text(
                "{people} of people hold {access} of access",
                people=formats.percent(p, language),
                access=formats.percent(a, language),
            )
            for p, a in curve.itertuples(index=False)
        ]
        curve = curve.rename(
            columns={"people_share_so_far": "people_share", "access_share_so_far": "access_share"}
        )
        names = {
            "equal": page.text("equal access"),
            "access": page.text("share of all access"),
            "people": page.text("share of people, least access first"),
        }
        half = curve.loc[curve["people_share"] <= 0.5, "access_share"].max()
        title = page.text(
            "The half of the people with least access hold {share} of it; Gini {gini}",
            share=formats.percent(half, language),
            gini=formats.number(rows["gini"].iloc[0], language, 2),
        )
        subtitle = page.text(
            "Access by regency and city, weighted by people: differences inside a regency are not in it. 0 is even."
        )
        draw = functools.partial(staffing.lorenz, curve=curve.assign(hover=hover), names=names)
        blocks.card(page, "lorenz", query, rows, draw, title, subtitle, CURVE_COLUMNS)

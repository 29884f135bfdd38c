"""The overview: key numbers, written from the latest published facts and from the edition's own counts."""

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.subjects import sentences
from plut.surfaces.app import filters, places, prose, tiles
from plut.surfaces.app.page import Page
from plut.surfaces.app.tiles import KeyNumber


def findings(page: Page) -> list[str]:
    """How the number of centres grew, which provinces have none, and the latest share of spending, a sentence each."""
    regions = page.rows("centres/regions", simulated=False)
    said = [
        f"{sentences.growth(page.rows('overview/counts'), page.language)}.",
        sentences.provinces_without(regions, page.language),
        sentences.latest_share(page.rows("overview/latest"), page.language),
    ]
    told = page.text("Numbers here are from public sources; what is simulated stands last and is marked so.")
    return [told, *said] if page.shows_simulated else said


def key_numbers(page: Page) -> None:
    """Centres, UPTD, consultants and the 40 per cent: the latest that was published, each with its date."""
    latest = page.rows("overview/latest")
    language = page.language

    def number(measure: str, label: str, address: str, of: str = "", is_share: bool = False) -> KeyNumber:
        row = latest[latest["measure"] == measure].iloc[0]
        value = (
            formats.percent(row["value"] / 100, language)
            if is_share
            else formats.number(row["value"], language)
        )
        parts = [row[f"breakdown_{language}"] if pd.notna(row[f"breakdown_{language}"]) else None, of or None]
        day = page.text("as of {day}", day=formats.date(row["as_of_day"].date(), language))
        source = (
            page.text("computed from published numbers") if row["provenance"] == "derived" else row["outlet"]
        )
        return KeyNumber(label, value, " · ".join([*filter(None, parts), day, source]), address=address)

    share_of = page.text(
        "of realised provider spending (LKPP); the legal 40% divides by the whole goods and services budget"
    )
    tiles.show(
        page,
        [
            number("centres", page.text("PLUT-KUMKM centres"), "peta"),
            number(
                "centres_uptd", page.text("Centres that are a UPTD"), "peta?status=UPTD&warna=centres.status"
            ),
            number("consultants", page.text("Consultants"), "angka?topik=programme"),
            number(
                "complement_100_centres",
                page.text("Consultants that 100 centres should have"),
                "angka?topik=programme",
                page.text("7 per province-level and 5 per regency-level centre"),
            ),
            number(
                "products_cumulative",
                page.text("Halal-certified products"),
                "angka?topik=certification",
                page.text("products, not enterprises"),
            ),
            number(
                "umk_share",
                page.text("Spending on micro and small enterprises and co-operatives"),
                "angka?topik=procurement",
                share_of,
                is_share=True,
            ),
        ],
    )


def find_area(page: Page) -> None:
    """A search box that leads to the page of a province, regency or city."""
    filters.area_to_open(places.names(page), page.text("Find a province, regency or city: name or code"))


def changes(page: Page) -> None:
    """What differs from the edition before, data set by data set; nothing where this is the first."""
    if page.previous is None:
        return
    language, named = page.language, page.previous.edition
    before, now = _counts(page.previous), _counts(page)
    changed = [
        page.text(
            "{dataset} ({provenance}): {before} to {now} rows",
            dataset=word("dataset", name, language),
            provenance=word("provenance", provenance, language),
            before=formats.number(before.get((name, provenance), 0), language),
            now=formats.number(now.get((name, provenance), 0), language),
        )
        for name, provenance in sorted(before.keys() | now.keys())
        if before.get((name, provenance), 0) != now.get((name, provenance), 0)
    ]
    same = page.text("Every data set has as many rows as in edition {edition}.", edition=named)
    found = page.text("Since edition {edition}: {changes}.", edition=named, changes="; ".join(changed))
    prose.subsection(page.text("What has changed since the last edition"), found if changed else same)


def _counts(page: Page) -> dict[tuple[str, str], int]:
    """Rows by data set and provenance; without what the reader has hidden."""
    rows = page.rows("frame/datasets")
    shown = rows if page.shows_simulated else rows[rows["provenance"] != "simulated"]
    return dict(zip(zip(shown["name"], shown["provenance"], strict=True), shown["rows"], strict=True))

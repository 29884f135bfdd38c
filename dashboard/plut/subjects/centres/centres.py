"""The page of centres: what a reader may choose, one centre in full, and what a map cannot show."""

import contextlib
import functools

import pandas as pd
import streamlit as st

from plut.base import formats
from plut.base.measures import measure, words
from plut.subjects import sentences
from plut.subjects.centres import cards
from plut.subjects.centres.cards import MapChoice
from plut.surfaces.app import blocks, filters, places, prose
from plut.surfaces.app.filters import ALL
from plut.surfaces.app.page import Page

CARD_COLUMNS = [
    "level", "province_name", "regency_name", "place", "location_precision", "evidence_grade", "evidence", "institutional_status",
    "institution", "opened_on", "known_from_year", "address", "leading_product", "sni_corner_since", "production_house",
    "source_url", "source_date", "provenance",
]  # fmt: skip


def finding(page: Page) -> str:
    """How many provinces have no centre that is known by name."""
    return sentences.provinces_without(page.rows("centres/regions", simulated=False), page.language)


def choices(page: Page) -> MapChoice:
    """The filters of the map, side by side, each with its code in the address. A chosen province shows its regencies."""
    language = page.language
    every = {ALL: page.text("all")}
    names = places.names(page)
    provinces = {code: name for code, name in names.items() if len(code) == 2}
    found = filters.place(names, page.text("Find a province, regency or city: name or code"), language)
    details = filters.details(page.text("Choose what the map shows"), key="map_choices")
    before = filters.made()
    # what stands in closed details is not read: what a choice has to say of the address must stand outside
    boxes = details.container(key="map_boxes", horizontal=True) if details.open else contextlib.nullcontext()
    with boxes:
        choose = functools.partial(filters.choice, language=language, is_shown=details.open)
        province = choose("provinsi", every | provinces, page.text("Province"))
        areas = {"province": page.text("38 provinces"), "regency": page.text("514 regencies and cities")}
        # a province is always drawn with its regencies
        outlines = (
            choose("batas", areas, page.text("Areas"), default="province") if province == ALL else "regency"
        )
        centre_level = choose("tingkat", every | words("level", language), page.text("Level of the centre"))
        shading = choose("warna", _shadings(page), page.text("Colours show"), default="centres.evidence")
        status = choose(
            "status", every | words("institutional_status", language), page.text("Institutional status")
        )
        evidence = choose("bukti", every | _evidence(page), page.text("Evidence"))
        year = choose("tahun", every | _years(page), page.text("Known by the end of"))
    if not details.open:
        prose.sentence(page, filters.chosen_words(before))
    if found and found[:2] != province:
        filters.forget("wilayah")
        found = None
    measured, color = shading.split(".")
    return MapChoice(
        level=outlines,
        province=_or_none(province),
        centre_level=_or_none(centre_level),
        status=_or_none(status),
        evidence=_or_none(evidence),
        place=found if found and len(found) == 4 else None,
        until_year=None if year == ALL else int(year),
        measure=measured,
        color=color,
    )


def found_place(page: Page, choice: MapChoice) -> None:
    """The regency that the reader looked for, in a sentence."""
    if choice.place is None:
        return
    regions = page.rows("centres/regions", level="regency", simulated=False, **choice.of_centres())
    row = regions[regions["region_code"] == choice.place].iloc[0]
    name, count = row["region_name"], int(row["centres"])
    text = page.text(
        "Centres known by name in {name}: {count}. It is outlined on the map.", name=name, count=count
    )
    none = page.text("No source names a centre in {name}; it is outlined on the map.", name=name)
    prose.sentence(page, text if count else none)


def _shadings(page: Page) -> dict[str, str]:
    """What areas and points are coloured by: area measure, a dot, point property."""
    return {
        "centres.evidence": page.text("centres; evidence"),
        "centres.status": page.text("centres; institutional status"),
        "people_per_centre.evidence": page.text("people per centre; evidence"),
    }


def _evidence(page: Page) -> dict[str, str]:
    """The grades of evidence that count as a centre."""
    return {
        "A": page.text("A: operating, inaugurated or staffed"),
        "B": page.text("B: built, funded or listed"),
    }


def _years(page: Page) -> dict[str, str]:
    """The years in which a centre is first attested, newest first."""
    years = page.rows("centres/list", simulated=False)["known_from_year"].dropna()
    return {str(year): str(year) for year in sorted({int(year) for year in years}, reverse=True)}


def _or_none(code: str) -> str | None:
    return None if code == ALL else code


def one_centre(page: Page, choice: MapChoice) -> None:
    """One centre in full: what is known, what is not, and the source; chosen from those that the filters leave."""
    rows = page.rows("centres/list", simulated=False, **choice.of_centres())
    if rows.empty:
        return
    rows = rows.rename(
        columns={f"evidence_{page.language}": "evidence", f"institution_{page.language}": "institution"}
    )
    names = {ALL: page.text("choose a centre")} | dict(zip(rows["centre_id"], rows["name"], strict=True))
    picked = filters.choice("pusat", names, page.text("One centre in full"), page.language)
    if picked == ALL:
        return
    centre = rows[rows["centre_id"] == picked].iloc[0]
    with st.container(border=True, key="centre_card"):
        prose.subsection(str(centre["name"]))
        st.markdown(_status_path(page, str(centre["institutional_status"])))
        known = [c for c in CARD_COLUMNS if pd.notna(centre[c])]
        for column in known:
            st.markdown(
                f"**{measure(column).labels[page.language]}:** {formats.plain(measure(column).text(centre[column], page.language))}"
            )
        unknown = [measure(c).labels[page.language] for c in CARD_COLUMNS if c not in known]
        st.caption(page.text("Not in any source: {columns}.", columns=", ".join(unknown)))


def _status_path(page: Page, status: str) -> str:
    """unit -> UPTD -> BLUD, the present step in bold; nothing bold where it is unknown."""
    steps = words("institutional_status", page.language)
    path = " → ".join(
        f"**{steps[code]}**" if code == status else steps[code] for code in ("unit", "UPTD", "BLUD")
    )
    return path if status != "unknown" else f"{path} ({steps['unknown']})"


def join_audit(page: Page) -> None:
    """What the map does not show: regions without an outline, outlines without a region, centres without a point."""
    rows = page.rows("centres/join_audit")
    lost = rows[rows["joined"] != "no point"]
    good = page.text(
        "All 38 provinces and 514 regencies and cities have an outline, and every outline a region."
    )
    prose.sentence(
        page, good if lost.empty else page.text("{count} regions and outlines do not join.", count=len(lost))
    )
    details = filters.details(page.text("What the map does not show"), key="join_audit_details")
    if details.open:
        with details:
            blocks.table(page, rows, ["region_code", "region_name", "level", "joined"], key="join_audit")


def lists(page: Page, choice: MapChoice, simulated: bool) -> None:
    """The centres of the filters as a table with downloads."""
    cards.centres_list(page, choice, simulated, key="simulated_list" if simulated else "centres_list")

"""The centres one by one: all as a table with their sources, one in full, and those that a map cannot
show."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.measures import measure, words
from plut.content.blocks import Block, Card, Choices, Fold, Invitation, Later, National, Sentence, Table
from plut.content.choices import ALL, choice
from plut.content.framing import table
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.subjects.centres.choosing import Chosen

LIST_COLUMNS = (
    "name",
    "level",
    "province_name",
    "regency_name",
    "evidence_grade",
    "evidence",
    "institutional_status",
    "institution",
    "location_precision",
    "place",
    "known_from_year",
    "opened_on",
    "address",
    "leading_product",
    "sni_corner_since",
    "production_house",
    "source_url",
    "source_date",
)
CARD_COLUMNS = (
    "level",
    "province_name",
    "regency_name",
    "place",
    "location_precision",
    "evidence_grade",
    "evidence",
    "institutional_status",
    "institution",
    "opened_on",
    "known_from_year",
    "address",
    "leading_product",
    "sni_corner_since",
    "production_house",
    "source_url",
    "source_date",
    "provenance",
)
JOIN_COLUMNS = ("region_code", "region_name", "level", "joined")
PATH = ("unit", "UPTD", "BLUD")  # institutional status, step by step


def known(reading: Reading, chosen: Chosen) -> Fold:
    """The chosen centres that are known by name, as a table with downloads."""
    rows = _rows(reading, chosen, False)
    count = formats.number(len(rows), reading.language)
    title = reading.text("The {count} centres as a table", count=count)
    return _fold(reading, chosen, rows, title, "centres_list", False)


def unnamed(reading: Reading, chosen: Chosen) -> Fold:
    """The chosen centres that no source names, as a table with downloads."""
    rows = _rows(reading, chosen, True)
    count = formats.number(len(rows), reading.language)
    title = reading.text("The {count} simulated centres as a table", count=count)
    return _fold(reading, chosen, rows, title, "simulated_list", True)


def _rows(reading: Reading, chosen: Chosen, simulated: bool) -> Rows:
    language = reading.language
    names = {f"evidence_{language}": "evidence", f"institution_{language}": "institution"}
    rows = reading.rows("centres/list", chosen.scope, simulated=simulated)
    return rows.but(lambda frame: frame.rename(columns=names))


def invitation(reading: Reading, every: Rows) -> Invitation:
    """What the page shows of the centres that nobody named, once an office loads its list."""
    return Invitation(
        reading.text(
            "With an office's list of centres this page shows all of them. Of {count} centres we found "
            "no name: see "
            "where they could stand, placed at random.",
            count=formats.number(len(every), reading.language),
        )
    )


def _fold(reading: Reading, chosen: Chosen, rows: Rows, title: str, key: str, simulated: bool) -> Fold:
    """title: how many they are; of which is said behind it."""
    title = title if rows.is_whole else f"{title}: {rows.scope.words}"
    return Fold(f"{key}_details", title, Later(_list, reading, (chosen, key, simulated)))


def _list(reading: Reading, chosen: Chosen, key: str, simulated: bool) -> tuple[Table, ...]:
    rows = _rows(reading, chosen, simulated)
    known_columns = tuple(column for column in LIST_COLUMNS if rows.frame[column].notna().any())
    title = reading.text("Centres and their sources")
    return (table(reading, key, rows, title, reading.text("One row per centre."), known_columns),)


def one_centre(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """One of the chosen centres in full: what is known, what is not, and the source."""
    rows = _rows(reading, chosen, False)
    if not len(rows):
        return ()
    names = {row["centre_id"]: row["name"] for row in rows.records}
    options = {ALL: reading.text("choose a centre")} | names
    centre = choice(reading, "pusat", reading.text("One centre in full"), options)
    shown = [_card(reading, row) for row in rows.records if row["centre_id"] == centre.chosen]
    return (Choices((centre,)), *shown)


def _card(reading: Reading, centre: dict[str, Any]) -> Card:
    """The steps of its institution are those of the decree: a unit, then UPTD, then BLUD."""
    language = reading.language
    steps, status = words("institutional_status", language), centre["institutional_status"]
    known_columns = [column for column in CARD_COLUMNS if pd.notna(centre[column])]
    missing = [measure(column).labels[language] for column in CARD_COLUMNS if column not in known_columns]
    return Card(
        title=str(centre["name"]),
        steps=tuple(steps[code] for code in PATH),
        step=PATH.index(status) if status in PATH else None,
        lines=tuple(
            (measure(column).labels[language], measure(column).text(centre[column], language))
            for column in known_columns
        ),
        note=reading.text("Not in any source: {columns}.", columns=", ".join(missing)),
    )


def join_audit(reading: Reading) -> tuple[Block, ...]:
    """What the map does not show: regions without an outline, outlines without a region, centres without a
    point."""
    rows = reading.rows("centres/join_audit")
    lost = rows.but(lambda frame: frame[frame["joined"] != "no point"])
    text = reading.text(
        "All 38 provinces and 514 regencies and cities have an outline, and every outline a region."
    )
    if len(lost):
        text = reading.text("{count} regions and outlines do not join.", count=len(lost))
    return (
        Sentence(National(text, rows), lost),
        Fold("join_audit_details", reading.text("What the map does not show"), Later(_unjoined, reading)),
    )


def _unjoined(reading: Reading) -> tuple[Table, ...]:
    title = reading.text("What the map does not show")
    rows = reading.rows("centres/join_audit")
    return (table(reading, "join_audit", rows, title, "", JOIN_COLUMNS, has_files=False),)

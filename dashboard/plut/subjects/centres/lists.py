"""The centres one by one: all as a table with their sources, one in full, and those that a map cannot
show."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.measures import measure, period, word, words
from plut.content import places, two_sets
from plut.content.blocks import Block, Card, Choices, Fold, Invitation, Later, National, Sentence, Table
from plut.content.choices import ALL, choice
from plut.content.framing import table
from plut.content.quoting import in_language, qualified
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import WHOLE, Scope
from plut.subjects.centres.choosing import Chosen

LIST_COLUMNS = (
    "name",
    "level",
    "province_name",
    "regency_name",
    "evidence_grade",
    "evidence",
    "source_year",
    "institutional_status",
    "institution",
    "location_precision",
    "place",
    "address",
    "landmark",
    "known_from_year",
    "opened_on",
    "unfinished_on",
    "leading_product",
    "sni_corner_since",
    "production_house",
    "note",
    "source_url",
    "unaddressed",
    "source_date",
)
CARD_COLUMNS = (
    "level",
    "province_name",
    "regency_name",
    "place",
    "address",
    "landmark",
    "location_precision",
    "evidence_grade",
    "evidence",
    "source_year",
    "institutional_status",
    "institution",
    "opened_on",
    "unfinished_on",
    "known_from_year",
    "leading_product",
    "sni_corner_since",
    "production_house",
    "note",
    "source_url",
    "unaddressed",
    "source_date",
    "provenance",
)
REMARKS = ("unfinished_on", "note", "unaddressed", "landmark")  # that nobody misses where there is none
FACT_COLUMNS = (
    *(
        "name",
        "fact_kind",
        "as_of_text",
        "qualifier",
        "value",
        "unit",
        "statement",
        "status",
        "note",
        "source",
    ),
)
COUNT_COLUMNS = (
    "region_name",
    "level",
    "counted_centres",
    "as_of_text",
    "found_centres",
    "counted_province_level",
    "found_province_level",
    "statement",
    "note",
    "source",
)
JOIN_COLUMNS = ("region_code", "region_name", "level", "joined")
PATH = ("unit", "UPTD", "BLUD")  # institutional status, step by step


def known(reading: Reading, chosen: Chosen) -> Fold:
    """The chosen centres that are known by name, as a table with downloads."""
    rows = _rows(reading, chosen)
    count = formats.number(len(rows), reading.language)
    title = reading.text("The {count} centres as a table", count=count)
    title = title if rows.is_whole else f"{title}: {rows.scope.words}"
    return Fold("centres_list_details", title, Later(_list, reading, (chosen,)))


def _rows(reading: Reading, chosen: Chosen) -> Rows:
    language = reading.language
    stems = ("evidence", "institution", "landmark", "leading_product", "note", "unaddressed")
    names = {f"{stem}_{language}": stem for stem in stems}
    rows = reading.rows("centres/list", chosen.scope, simulated=False)
    return rows.but(lambda frame: frame.rename(columns=names))


def invitation(reading: Reading, every: Rows) -> Invitation:
    """What the page shows of the centres that nobody named, once an office loads its list."""
    return Invitation(
        reading.text(
            "With an office's list of centres, this page shows them all. The government counted {announced}; "
            "we found {found} by name, and at least {unfound} of those counted are not among them. See "
            "{count} simulated ones at random places, as many as the two numbers differ.",
            count=formats.number(len(every), reading.language),
            unfound=formats.number(max(two_sets.unfound(reading), 0), reading.language),
            **two_sets.counts(reading),
        )
    )


def _list(reading: Reading, chosen: Chosen) -> tuple[Table, ...]:
    rows = _rows(reading, chosen)
    known_columns = tuple(column for column in LIST_COLUMNS if rows.frame[column].notna().any())
    title = reading.text("Centres and their sources")
    return (table(reading, "centres_list", rows, title, reading.text("One row per centre."), known_columns),)


def one_centre(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """One of the chosen centres in full: what is known, what is not, and the source."""
    rows = _rows(reading, chosen)
    if not len(rows):
        return ()
    names = {row["centre_id"]: row["name"] for row in rows.records}
    options = {ALL: reading.text("choose a centre")} | names
    centre = choice(reading, "pusat", reading.text("One centre in full"), options)
    shown = [
        _card(reading, row, _facts(reading, row)) for row in rows.records if row["centre_id"] == centre.chosen
    ]
    return (Choices((centre,)), *shown)


def _card(reading: Reading, centre: dict[str, Any], told: tuple[tuple[str, str], ...]) -> Card:
    """The steps of its institution are those of the decree: a unit, then UPTD, then BLUD. told: its facts."""
    language = reading.language
    steps, status = words("institutional_status", language), centre["institutional_status"]
    known_columns = [column for column in CARD_COLUMNS if pd.notna(centre[column])]
    missing = [
        measure(column).labels[language]
        for column in CARD_COLUMNS
        if column not in known_columns and column not in REMARKS
    ]
    return Card(
        title=str(centre["name"]),
        steps=tuple(steps[code] for code in PATH),
        step=PATH.index(status) if status in PATH else None,
        lines=tuple(
            (measure(column).labels[language], measure(column).text(centre[column], language))
            for column in known_columns
        )
        + told,
        note=reading.text("We found in no source: {columns}.", columns=", ".join(missing)),
    )


def _facts(reading: Reading, centre: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What has been said of one centre: a label and a text for each fact."""
    scope = Scope((reading.part(str(centre["name"]), centre=centre["centre_id"]),))
    said = in_language(reading, "centres/facts", scope)
    return tuple(_fact(row, reading.language) for row in said.records)


def _fact(row: dict[str, Any], language: str) -> tuple[str, str]:
    """What was said, with its source and its note."""
    label, said = fact(row, language)
    note = f" {row['note']}" if isinstance(row["note"], str) else ""
    return label, f"{said} ({row['source']}).{note}"


def fact(row: dict[str, Any], language: str) -> tuple[str, str]:
    """What kind of fact and when, and what was said: an amount is written before what it covers; a statement
    holds its own number. row: of centres/facts, in the reader's language."""
    kind = formats.capital(word("fact_kind", row["fact_kind"], language))
    label = f"{kind}, {period(row['as_of_text'], language)}"
    said = row["statement"].removesuffix(".")
    if row["unit"] == "idr":
        said = f"{qualified(formats.rupiah(row['value'], language), row, language)}: {said}"
    if row["status"] in ("conflicting", "doubtful"):
        said += f" [{word('status', row['status'], language)}]"
    return label, said


def facts(reading: Reading, chosen: Chosen) -> Fold:
    """What was said of single centres, of the province that is chosen, where one is."""
    head = reading.text("What has been published about single centres: results, budgets, sizes")
    return Fold("centre_facts_details", head, Later(_all_facts, reading, (chosen,)))


def published_counts(reading: Reading, chosen: Chosen) -> Fold:
    """How many centres provinces were said to have, or the province that is chosen."""
    head = reading.text("Published counts of centres by province, beside those we found")
    return Fold("centre_counts_details", head, Later(_all_counts, reading, (chosen,)))


def _in_province(reading: Reading, chosen: Chosen) -> Scope:
    if not chosen.province:
        return WHOLE
    name = places.provinces(reading.edition)[chosen.province]
    return Scope((reading.part(name, province=chosen.province),))


def _all_facts(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    rows = in_language(reading, "centres/facts", _in_province(reading, chosen))
    title = reading.text("What has been published about single centres")
    counted = reading.text("One row per fact; amounts and numbers as published.")
    return (table(reading, "centre_facts", rows, title, counted, FACT_COLUMNS),)


def _all_counts(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    rows = in_language(reading, "centres/published_counts", _in_province(reading, chosen))
    if not len(rows):
        text = reading.text("We found no published count of centres in {name}.", name=rows.scope.words)
        return (Sentence(text, rows),)
    title = reading.text("Published counts of centres by province")
    counted = reading.text(
        "One row per published count, newest first, beside the centres found by name. Anything per centre "
        "divides by the larger number."
    )
    return (table(reading, "centre_counts", rows, title, counted, COUNT_COLUMNS),)


def join_audit(reading: Reading) -> tuple[Block, ...]:
    """What the map does not show: regions without an outline, outlines without a region, centres without a
    point."""
    rows = reading.rows("centres/join_audit")
    lost = rows.but(lambda frame: frame[frame["joined"] != "no point"])
    text = reading.text(
        "All 38 provinces and 514 regencies and cities have an outline, and every outline belongs to a "
        "region."
    )
    if len(lost):
        text = reading.text("{count} regions or outlines have no counterpart.", count=len(lost))
    return (
        Sentence(National(text, rows), lost),
        Fold("join_audit_details", reading.text("What the map does not show"), Later(_unjoined, reading)),
    )


def _unjoined(reading: Reading) -> tuple[Table, ...]:
    title = reading.text("What the map does not show")
    rows = reading.rows("centres/join_audit")
    return (table(reading, "join_audit", rows, title, "", JOIN_COLUMNS, has_files=False),)

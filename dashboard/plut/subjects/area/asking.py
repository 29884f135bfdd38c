"""What to ask on a visit: made from what is missing of an area, one question each on its centres, on the
people and results there, and on the government's money or the certificates."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.measures import period
from plut.content.evidence import LONG_AGO
from plut.content.quoting import in_language
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import Scope
from plut.subjects.area import spending
from plut.subjects.area.choosing import Chosen


def questions(reading: Reading, chosen: Chosen) -> tuple[str, ...]:
    """Up to three; fewer where less is missing."""
    centres = centres_of(reading, chosen)
    facts = [row for centre in centres.records for row in facts_of(reading, centre).records]
    asked = (
        _on_centres(reading, chosen, centres),
        _on_people(reading, chosen, centres, facts),
        _on_money(reading, chosen),
    )
    return tuple(question for question in asked if question)


def centres_of(reading: Reading, chosen: Chosen) -> Rows:
    """All that is known of the centres that serve an area."""
    return reading.rows("area/visit_centres", chosen.scope, simulated=False)


def facts_of(reading: Reading, centre: dict[str, Any]) -> Rows:
    """What has been said of one centre, newest first."""
    scope = Scope((reading.part(str(centre["name"]), centre=centre["centre_id"]),))
    return in_language(reading, "centres/facts", scope)


def consultants_of(reading: Reading, chosen: Chosen) -> Rows:
    """The consultants of its centres on an office's records."""
    return reading.rows("area/consultants", chosen.scope)


def certificates_of(reading: Reading, chosen: Chosen) -> Rows:
    """Its certificates in print."""
    return reading.rows("area/certificates", chosen.scope)


def _on_centres(reading: Reading, chosen: Chosen, centres: Rows) -> str:
    """What is least sure comes first: whether there is one, whether it is here, whether it works, where."""
    if not len(centres):
        return reading.text(
            "Which centre serves the enterprises of {area}, and how do they reach it?", area=chosen.name
        )
    for doubt in (_whether_here, _whether_finished, _whether_open, _whether_still_open, _where):
        for centre in centres.records:
            if asked := doubt(reading, chosen, centre):
                return asked
    return ""


def _whether_here(reading: Reading, chosen: Chosen, centre: dict[str, Any]) -> str:
    if not centre["is_unclear"]:
        return ""
    return reading.text(
        "Is {centre} in {area}? No source says whether it is in the regency or in the city of that name.",
        centre=centre["name"],
        area=chosen.name,
    )


def _whether_finished(reading: Reading, _: Chosen, centre: dict[str, Any]) -> str:
    if pd.isna(centre["unfinished_on"]):
        return ""
    return reading.text(
        "Is {centre} in use? On {day}, a source called it unfinished.",
        centre=centre["name"],
        day=formats.date(centre["unfinished_on"].date(), reading.language),
    )


def _whether_open(reading: Reading, _: Chosen, centre: dict[str, Any]) -> str:
    if centre["evidence_grade"] != "B":
        return ""
    return reading.text("Is {centre} open? No source shows it at work.", centre=centre["name"])


def _whether_still_open(reading: Reading, _: Chosen, centre: dict[str, Any]) -> str:
    if pd.isna(centre["source_year"]) or centre["source_year"] > centre["newest_year"] - LONG_AGO:
        return ""
    return reading.text(
        "Is {centre} still open? The newest source that we found is of {year}.",
        centre=centre["name"],
        year=str(int(centre["source_year"])),
    )


def _where(reading: Reading, _: Chosen, centre: dict[str, Any]) -> str:
    if isinstance(centre["address"], str):
        return ""
    return reading.text("Where exactly is {centre}? We found no address.", centre=centre["name"])


def _on_people(reading: Reading, chosen: Chosen, centres: Rows, facts: list[dict[str, Any]]) -> str:
    """How many consultants there are, where no office has told; then what came of their work."""
    rows = consultants_of(reading, chosen)
    if not len(rows) and not rows.is_in_part:  # else an office may have told it
        newest = next((row for row in facts if row["fact_kind"] == "consultants"), None)
        if newest is not None:
            return reading.text(
                "How many consultants work there today, and which fields have nobody? The newest number that "
                "we found is of {day}.",
                day=period(newest["as_of_text"], reading.language),
            )
        if not reading.edition.rules.are_open:
            return reading.text(
                "How many consultants serve {area} today, and which fields have nobody? No list that is open "
                "to you says so.",
                area=chosen.name,
            )
        return reading.text(
            "How many consultants serve {area} today, and which fields have nobody? No list is loaded here.",
            area=chosen.name,
        )
    if len(centres) and not any(row["fact_kind"].startswith("enterprises") for row in facts):
        return reading.text(
            "How many enterprises did the centres help last year, and what came of it? We found no number."
        )
    return ""


def _on_money(reading: Reading, chosen: Chosen) -> str:
    """What the government spends with small enterprises, where that is not in print; then the
    certificates."""
    if chosen.area["is_self_governing"] and not len(spending.printed(reading, chosen)):
        return reading.text(
            "What share of the government's spending goes to micro and small enterprises and co-operatives, "
            "and where is it recorded? We found no published figure for {area}.",
            area=chosen.name,
        )
    if not len(certificates_of(reading, chosen)):
        return reading.text(
            "How many enterprises of {area} hold a certificate, and which? We found no published figure.",
            area=chosen.name,
        )
    return ""

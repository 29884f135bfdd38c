"""Findings in words, written from rows; pure functions of frames and a language."""

import pandas as pd

from plut import formats
from plut.language import translate


def centres_known(latest: pd.DataFrame, totals: pd.DataFrame, language: str) -> str:
    """How many centres were announced, and how many of them public sources let us find.

    latest: `centres`, `as_of_day` of the latest published count. totals: `provenance`, `centres`, `provinces`.
    """
    announced = latest.iloc[0]
    found = totals[totals["provenance"] == "published"].iloc[0]
    return translate(
        "The government counted {announced} centres on {day}; public sources let us find {found}, in {provinces} of 38 provinces",
        language,
        announced=formats.number(announced["centres"], language),
        day=formats.date(announced["as_of_day"].date(), language),
        found=formats.number(found["centres"], language),
        provinces=formats.number(found["provinces"], language),
    )


def centres_shown(totals: pd.DataFrame, provenance: str, language: str) -> str:
    """What the points of a map are: their number by level, and how many have no point."""
    row = totals[totals["provenance"] == provenance].iloc[0]
    text = translate(
        "Points: {province} province-level and {regency} regency-level centres; colour: centres per province.",
        language,
        province=formats.number(row["province_centres"], language),
        regency=formats.number(row["regency_centres"], language),
    )
    if row["without_point"]:
        text += " " + translate(
            "{count} of them have no point: only their province is known.",
            language,
            count=formats.number(row["without_point"], language),
        )
    return f"{text} {translate('Outlines are approximate, for display.', language)}"


def centres_unnamed(totals: pd.DataFrame, language: str) -> str:
    """How many centres are placed by simulation. totals: `provenance`, `centres`."""
    row = totals[totals["provenance"] == "simulated"].iloc[0]
    return translate("{count} unnamed centres, placed at random", language, count=formats.number(row["centres"], language))

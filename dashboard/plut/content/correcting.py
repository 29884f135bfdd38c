"""How a correction is told wherever the number that it is about is shown: which number it was, what it said,
what it should have said, since which edition it is right, and why."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.content.reading import Reading

FIGURE = ("figure", "before", "after")


def said(reading: Reading, row: dict[str, Any]) -> str:
    """A row of `frame/corrections` in words. An earlier edition names no number, nor does a sentence about a
    whole question."""
    language = reading.language
    told = {
        "day": formats.date(pd.Timestamp(row["corrected_on"]).date(), language),
        "edition": row["edition"],
        "note": row[f"note_{language}"],
    }
    figure, before, after = (row.get(f"{name}_{language}") for name in FIGURE)
    if pd.isna(figure):
        return reading.text("Correction of {day}, right since edition {edition}: {note}", **told)
    return reading.text(
        "Correction of {day}, right since edition {edition}. “{figure}” said {before} and should have said "
        "{after}. Why: {note}",
        figure=figure,
        before=before,
        after=after,
        **told,
    )


def standing(reading: Reading) -> list[dict[str, Any]]:
    """The corrections that no later one has superseded. Raises UnknownQuery in an edition of before there
    were any."""
    rows = reading.plain("frame/corrections")
    if "superseded_on" in rows:  # an earlier edition has none that were
        rows = rows[rows["superseded_on"].isna()]
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]

"""Since when nothing newer is in print: the questions that the programme is asked most."""

import pandas as pd

from plut.base.measures import period, word
from plut.content.blocks import Drawing, National, Picture, drawing
from plut.content.framing import picture
from plut.content.quoting import fact_hover, in_language
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import freshness

COLUMNS = ("question", "as_of_text", "statement", "note", "source")


def headline(reading: Reading) -> str:
    """Since when no national number of consultants is in print; it is what the programme is about."""
    rows = _rows(reading)
    last = next(row for row in rows.records if row["question"] == "consultants" and row["is_newest"])
    text = reading.text(
        "We found no published national number of consultants later than {day}",
        day=period(last["as_of_text"], reading.language),
    )
    return National(text, rows)


def numbers_in_print(reading: Reading) -> Picture:
    """When a number was in print for each question, and how long nothing newer has been found."""
    rows = _rows(reading)
    counted = reading.text(
        "Each dot is a published number, placed in the middle of its date; the newest shows its date."
    )
    explained = reading.text("That we found none later does not mean that nobody counted.")
    named = rows.but(
        lambda frame: frame.assign(
            question=[word("question", name, reading.language) for name in frame["question"]]
        )
    )
    return picture(
        reading,
        "numbers_in_print",
        named,
        headline(reading),
        counted,
        _drawn(reading, named),
        COLUMNS,
        code="terkini",
        explained=explained,
    )


def _rows(reading: Reading) -> Rows:
    return in_language(reading, "data/newest")


def _drawn(reading: Reading, rows: Rows) -> Drawing:
    language = reading.language
    points = pd.DataFrame(
        {
            "question": rows.frame["question"],
            "day": pd.to_datetime(rows.frame["drawn_on"]),
            "until": pd.to_datetime(rows.frame["until_day"]),
            "is_newest": rows.frame["is_newest"],
            "label": [
                period(row["as_of_text"], language) if row["is_newest"] else "" for row in rows.records
            ],
            "hover": [fact_hover(row["statement"], row["note"], row["source"]) for row in rows.records],
        }
    )
    return drawing(freshness.newest, points, reading.text("nothing newer found"))

"""How many centres were published over time."""

import pandas as pd

from plut.base import formats
from plut.content.blocks import National, Picture, Sentence, drawing
from plut.content.framing import picture
from plut.content.quoting import fact_hover, in_language
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.figures import timelines

COLUMNS = ("as_of_text", "centres", "status", "statement", "note", "source")


def grown(reading: Reading) -> Sentence:
    """From which to which number of centres the programme grew."""
    rows = reading.rows("overview/counts")
    return Sentence(National(f"{_title(reading, rows)}.", rows), rows)


def published_counts(reading: Reading) -> Picture:
    """How many centres were published over time, conflicts marked."""
    rows = in_language(reading, "overview/counts")
    counts = rows.frame["centres"]
    drawn = rows.frame.assign(
        day=pd.to_datetime(timelines.drawn_on(rows.frame)),
        value=counts,
        # a number that repeats the one before needs no second label
        label=[
            formats.number(count, reading.language) if count != before else ""
            for count, before in zip(counts, counts.shift(), strict=True)
        ],
        is_conflicting=rows.frame["status"] == "conflicting",
        hover=[fact_hover(row["statement"], row["note"], row["source"]) for row in rows.records],
    )
    counted = reading.text(
        "Number of centres as published on each date; hollow: a figure that conflicts with another."
    )
    return picture(
        reading,
        "published_counts",
        rows,
        National(_title(reading, rows), rows),
        counted,
        drawing(timelines.published_counts, drawn),
        COLUMNS,
        code="jumlah",
    )


def _title(reading: Reading, counts: Rows) -> str:
    """counts: in the order of time."""
    first, last = counts.records[0], counts.records[-1]
    return reading.text(
        "From {first} centres in {first_year} to {last} in {last_year}",
        first=formats.number(first["centres"], reading.language),
        first_year=str(first["as_of_day"].year),
        last=formats.number(last["centres"], reading.language),
        last_year=str(last["as_of_day"].year),
    )

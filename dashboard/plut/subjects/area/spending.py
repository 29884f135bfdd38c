"""What is published of one area's government and its spending: one neutral row, refused where it would
mislead."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.measures import word
from plut.content.blocks import Block, Fold, Later, Section, Sentence
from plut.content.framing import table
from plut.content.quoting import qualified
from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.subjects.area.choosing import Chosen

PLAN_COLUMNS = (
    *(
        "year_inferred",
        "plan_idr",
        "later_plan_idr",
        "recorded_realised_idr",
        "realised_share",
        "later_realised_share",
    ),
    *("umk_part", "why_refused", "oddity", "source"),
)
FIGURE_COLUMNS = (
    "measure_name",
    "printed_value",
    "denominator",
    "period",
    "as_of_text",
    "publisher",
    "address",
)


def part(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """A fold with what is published; nothing where nothing is."""
    if not len(planned(reading, chosen)) and not len(printed(reading, chosen)):
        return ()
    title = reading.text("What its government plans to buy, and what is recorded as realised")
    return (Fold("area_spending_details", title, Later(inside, reading, (chosen,))),)


def inside(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """The row of its plan, and the dated figures on small enterprises."""
    return (*plan(reading, chosen), *figures(reading, chosen))


def plan(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """One row: plan, recorded realisation, its share or why there is none, with the sentence beside it."""
    rows = planned(reading, chosen)
    if not len(rows):
        return ()
    head = reading.text("Plan and recorded realisation of the government of {area}", area=chosen.name)
    text = f"{chosen.name}: {told(reading, rows.first)}"
    shown = rows.but(
        lambda frame: frame.rename(
            columns={
                "realised_idr": "recorded_realised_idr",
                "year": "year_inferred",
                f"source_{reading.language}": "source",
            }
        )
    )
    return (
        Sentence(text, rows),
        table(reading, "area_plan", shown, head, text, PLAN_COLUMNS, has_files=False),
    )


def told(reading: Reading, row: dict[str, Any]) -> str:
    """The share with what it is not; in its place the reason where it is refused. What is odd is said, and
    not judged."""
    if isinstance(row["why_refused"], str):
        text = reading.text(
            "In this copy of a table of LKPP (the year {year} is inferred, not yet compared with LKPP) no "
            "share is given: {reason}. The part of micro and small enterprises and co-operatives is not "
            "known. This is not a measure of compliance.",
            year=str(row["year"]),
            reason=word("why_refused", row["why_refused"], reading.language),
        )
    else:
        text = reading.text(
            "In this copy of a table of LKPP (the year {year} is inferred, not yet compared with LKPP), "
            "{share} of the plan is recorded as realised; the part of micro and small enterprises and "
            "co-operatives is not known. This is not a measure of compliance.",
            year=str(row["year"]),
            share=_under_both(row["realised_share"], row["later_realised_share"], reading.language),
        )
    odd = reading.text(
        "Odd: more is recorded as realised than was planned; the two may not count the same things."
    )
    return f"{text} {odd}" if row["oddity"] == "above_plan" else text


def _under_both(first: float, second: float, language: str) -> str:
    """A share by either extract: 80,3%, or 80,3–81,0% where they differ."""
    low, high = (formats.percent(share, language) for share in sorted((first, second)))
    return low if low == high else f"{low.removesuffix('%')}–{high}"


def figures(reading: Reading, chosen: Chosen) -> tuple[Block, ...]:
    """What was printed of its spending on small enterprises, each with its own day, beside no plan."""
    rows = printed(reading, chosen)
    if not len(rows):
        return ()
    head = reading.text("Published about its spending with small enterprises")
    caution = reading.text(
        "Figures as published, each with its own date. None is divided by a plan of another year, and none "
        "says whether the rule is met."
    )
    text = f"{chosen.name}: {caution}"
    shown = table(reading, "area_umk_figures", rows, head, text, FIGURE_COLUMNS, has_files=False)
    return Section(head, rows, is_small=True), Sentence(text, rows), shown


def planned(reading: Reading, chosen: Chosen) -> Rows:
    """Its plan and what is recorded as realised, one row or none."""
    return reading.rows("area/plan", chosen.scope)


def printed(reading: Reading, chosen: Chosen) -> Rows:
    """The figures with their values in words and their texts in the reader's language."""
    language = reading.language

    def in_words(frame: pd.DataFrame) -> pd.DataFrame:
        named = frame.rename(
            columns={
                f"measure_{language}": "measure_name",
                f"publisher_{language}": "publisher",
                f"denominator_{language}": "denominator",
            }
        )
        values = [
            qualified(
                formats.rupiah(row["value"], language, 3)
                if row["unit"] == "IDR"
                else formats.percent(row["value"] / 100, language),
                row,
                language,
            )
            for row in frame.to_dict("records")
        ]
        return named.assign(printed_value=values, as_of_text=frame["as_of"])

    return reading.rows("area/umk_figures", chosen.scope).but(in_words)

"""The ledger of published facts, in the reader's language, and where its facts disagree."""

from typing import Any

from plut.base.measures import word
from plut.content.blocks import Block, Fold, Later, Table
from plut.content.choices import ALL, Choice, choice
from plut.content.framing import section
from plut.content.framing import table as framed_table
from plut.content.quoting import cited, in_language
from plut.content.reading import Reading
from plut.content.scope import WHOLE, Scope

CONFLICT_COLUMNS = (
    *("conflict_kind", "statement", "other_statement", "value", "other_value", "unit", "note"),
    *("source", "other_source"),
)
LEDGER_COLUMNS = ("as_of_text", "statement", "status", "source", "denominator", "note", "topic")
TOPICS = ("programme", "procurement", "certification")  # of facts; the register has more
LEDGER_FILE_COLUMNS = (
    "measure",
    "scheme",
    "stage",
    "region_code",
    "qualifier",
    "value",
    "unit",
)  # beside these


def topic(reading: Reading) -> Choice:
    """What the facts of the ledger are about."""
    topics = {ALL: reading.text("all topics")} | {t: word("topic", t, reading.language) for t in TOPICS}
    return choice(reading, "topik", reading.text("Topic"), topics)


def head(reading: Reading, chosen: Choice) -> str:
    """The head of the ledger: only without a topic are they all."""
    if chosen.is_open:
        return reading.text("All published facts, with source and date")
    return reading.text("Published facts with source and date: {topic}", topic=chosen.words)


def table(reading: Reading, chosen: Choice) -> Table:
    """The facts of a topic, newest first."""
    scope = WHOLE if chosen.is_open else Scope((reading.part(chosen.words, topic=chosen.chosen),))
    return framed_table(
        reading,
        "ledger",
        in_language(reading, "published/ledger", scope),
        reading.text("Ledger of published facts"),
        reading.text("One row per fact, newest first."),
        LEDGER_COLUMNS,
        more=LEDGER_FILE_COLUMNS,
        row_key="fact_id",
    )


def conflicts(reading: Reading) -> tuple[Block, ...]:
    """Where sources disagree, one sentence each, and the same as a table."""
    rows = in_language(reading, "published/conflicts")
    said = [_conflict(reading, row) for row in rows.records]
    return (
        *section(
            reading.text("Where the figures disagree"),
            rows,
            *(said or [reading.text("No two published facts disagree.")]),
        ),
        Fold("conflicts_details", reading.text("Table and downloads"), Later(_conflicts_table, reading)),
    )


def _conflict(reading: Reading, row: dict[str, Any]) -> str:
    """A statement, and what speaks against it."""
    statement = cited(row["statement"], row["source"])
    if not row["other_fact_id"]:
        return f"{statement} {row['note']}"
    against = reading.text("Against it:")
    return f"{statement} {against} {cited(row['other_statement'], row['other_source'])}"


def _conflicts_table(reading: Reading) -> tuple[Block, ...]:
    rows = in_language(reading, "published/conflicts")
    title, counted = reading.text("Where the figures disagree"), reading.text("One row per disagreement.")
    return (framed_table(reading, "conflicts", rows, title, counted, CONFLICT_COLUMNS),)

"""The ledger of published facts, in the language of the page, and where its facts disagree."""

import pandas as pd

from plut.base.measures import words
from plut.surfaces.app import blocks, cached, downloads, filters, prose, tables
from plut.surfaces.app.page import Page

CONFLICT_COLUMNS = [
    "conflict_kind", "statement", "other_statement", "value", "other_value", "unit", "note", "source", "other_source",
]  # fmt: skip
LEDGER_COLUMNS = ["as_of_text", "statement", "status", "source", "denominator", "note", "topic"]
LEDGER_FILE_COLUMNS = ("measure", "scheme", "stage", "region_code", "value", "unit")  # beside these


def topic(page: Page) -> str | None:
    """The topic that the reader chooses, or None for all."""
    topics = {filters.ALL: page.text("all topics")} | words("topic", page.language)
    chosen = filters.choice("topik", topics, page.text("Topic"), page.language)
    return None if chosen == filters.ALL else chosen


def table(page: Page, of_topic: str | None) -> None:
    """The facts of a topic, newest first, as a table with downloads."""
    query = "published/ledger"
    rows = in_language(page, query, topic=of_topic)
    title, subtitle = page.text("Ledger of published facts"), page.text("One row per fact, newest first.")
    tables.show(page, "ledger", query, rows, LEDGER_COLUMNS, title, subtitle, more=LEDGER_FILE_COLUMNS)


def conflicts(page: Page) -> None:
    """Where sources disagree, one sentence each, and the same as a table."""
    query = "published/conflicts"
    rows = in_language(page, query)
    title = page.text("Where the figures disagree")
    against = page.text("Against it:")
    said = []
    for row in rows[
        ["statement", "source", "other_statement", "other_source", "other_fact_id", "note"]
    ].to_dict("records"):
        other = (
            f"{against} {cited(row['other_statement'], row['other_source'])}"
            if row["other_fact_id"]
            else row["note"]
        )
        said.append(f"{cited(row['statement'], row['source'])} {other}")
    prose.section(page, title, *(said or [page.text("No two published facts disagree.")]))
    details = filters.details(page.text("Table and downloads"), key="conflicts_details")
    if details.open:
        with details:
            blocks.table(page, rows, CONFLICT_COLUMNS, key="conflicts_table")
            frame = blocks.frame_of(page, query, rows, title, page.text("One row per disagreement."))
            downloads.of_rows(page, "conflicts", query, rows, CONFLICT_COLUMNS, frame)


def cited(statement: str, source: str) -> str:
    """A statement with its source."""
    return f"{statement.removesuffix('.')} ({source})."


@cached.by_page
def in_language(page: Page, query: str, **parameters: str | None) -> pd.DataFrame:
    """The rows of a query with the texts of the page's language under plain names: statement, note, denominator."""
    rows = page.rows(query, **parameters)
    stems = ("statement", "other_statement", "note", "denominator")
    return rows.rename(columns={f"{stem}_{page.language}": stem for stem in stems})

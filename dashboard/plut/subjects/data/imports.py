"""What an office has loaded into this edition: its files, the rows that were rejected, and why."""

from typing import Any

import pandas as pd

from plut.base import formats
from plut.base.language import mark
from plut.building import messages
from plut.building.incoming.datasets import TEMPLATED
from plut.building.incoming.problems import Problem
from plut.content.blocks import Block, Missing, Sentence
from plut.content.files import template_name
from plut.content.framing import table
from plut.content.reading import Reading
from plut.content.rows import Rows

FILE_COLUMNS = ("file", "dataset", "as_of", "rows", "rejected", "note")
REASON_COLUMNS = ("file", "row", "key", "reason")
KIND_COLUMNS = ("dataset", "reject_kind", "rows")
REPORT_COLUMNS = ("file", "dataset", "outcome", "import_reason", "printed_status", "rows", "total_idr")
NOT_COUNTED = {
    "excluded": mark("{count} left out by a rule"),
    "merged": mark("{count} repeating another row"),
    "rejected": mark("{count} rejected"),
}
OUTCOMES = ("accepted", *NOT_COUNTED)


def loaded(reading: Reading) -> tuple[Block, ...]:
    """The office's files with date and rows, and the rejected rows with their reasons; to who is not told
    what stands in files, how many rows were rejected; or which files can be loaded. Who may not read every
    record is told of none, so that nothing can be said of whether there is one."""
    rows = reading.rows("data/imported_files")
    if not len(rows) and not reading.edition.rules.are_open:
        told = reading.text(
            "Which files offices have loaded is told to those alone who may read all of them."
        )
        return (Sentence(told),)
    if not len(rows):
        none = reading.text("No office has loaded a file into this edition.")
        return (
            Missing(none, ", ".join(template_name(dataset.name, reading.language) for dataset in TEMPLATED)),
        )
    if reading.edition.rules.hides_files:
        return (*_kinds(reading, rows), *_report(reading))
    notes = pd.Series([_note(reading, row["problem_code"], row["problem_detail"]) for row in rows.records])
    title = reading.text("Files loaded by an office")
    noted = rows.but(lambda frame: frame.assign(note=notes))
    return (
        table(reading, "imported_files", noted, title, "", FILE_COLUMNS, has_files=False),
        *_reasons(reading, "data/rejects", reading.text("Rejected rows and what to correct:")),
        *_reasons(
            reading,
            "data/remarks",
            reading.text("Rows that were kept although something is wrong with them:"),
        ),
        *_report(reading),
    )


def _kinds(reading: Reading, files: Rows) -> tuple[Block, ...]:
    """How many rows were rejected, of which data set and for what kind of reason."""
    told = reading.text(
        "Files of an office in this edition: {files}. What they are called and the rows that were not "
        "accepted are for the office alone.",
        files=formats.number(len(files), reading.language),
    )
    rows = reading.rows("data/rejected_kinds")
    if not len(rows):
        return Sentence(told, files), Sentence(reading.text("No row of them was rejected."), files)
    title = reading.text("Rejected rows by data set and kind of reason")
    listed = table(reading, "rejected_kinds", rows, title, "", KIND_COLUMNS)
    return Sentence(told, files), Sentence(title), listed


def _note(reading: Reading, code: object, detail: object) -> str | None:
    """Why a file cannot be used, where it cannot."""
    if not isinstance(code, str):
        return None
    return messages.file_problem(Problem(code, detail if isinstance(detail, str) else ""), reading.language)


def _reasons(reading: Reading, query: str, heading: str) -> tuple[Block, ...]:
    """What is wrong with rows of the office's files, in words, as a table under its heading; nothing where
    all is well."""
    rows = reading.rows(query)
    if not len(rows):
        return ()
    reasons = [messages.row_problem(_problem(row), reading.language) for row in rows.records]
    told = rows.but(lambda frame: frame.assign(reason=reasons))
    listed = table(reading, query.split("/")[1], told, heading, "", REASON_COLUMNS, has_files=False)
    return Sentence(heading), listed


def _problem(row: dict[str, Any]) -> dict[str, str]:
    """A row of data/rejects or data/remarks as building's messages know a problem; what is not given is
    empty."""
    named = {
        "code": "code",
        "column": "column_name",
        "value": "value",
        "detail": "detail",
        "heading": "heading",
    }
    given = {name: row.get(of) for name, of in named.items()}  # older editions know no headings
    return {name: text if isinstance(text, str) else "" for name, text in given.items()}


def _report(reading: Reading) -> tuple[Block, ...]:
    """What became of the rows of the official procurement exports, by rule and reason."""
    rows = reading.rows("data/import_outcomes")
    if not len(rows):
        return ()
    counts = {
        outcome: sum(row["rows"] for row in rows.records if row["outcome"] == outcome) for outcome in OUTCOMES
    }
    text = _what_became(reading, counts)
    title = reading.text("Import report of procurement exports")
    of_files = {"file", "printed_status"} if reading.edition.rules.hides_files else set()
    columns = tuple(name for name in REPORT_COLUMNS if name not in of_files)
    return Sentence(text, rows), table(reading, "import_report", rows, title, "", columns)


def _what_became(reading: Reading, counts: dict[str, int]) -> str:
    """How many rows count, and how many do not for which reason; nothing is said of a reason without rows."""
    language = reading.language
    number = {outcome: formats.number(count, language) for outcome, count in counts.items()}
    every = formats.number(sum(counts.values()), language)
    others = [
        reading.text(text, count=number[outcome]) for outcome, text in NOT_COUNTED.items() if counts[outcome]
    ]
    if not others:
        return reading.text("Rows of procurement exports: {all}; every one counts.", all=every)
    return reading.text(
        "Of {all} rows of procurement exports, {accepted} count; {others}. Nothing is dropped silently: each "
        "reason is given below.",
        all=every,
        accepted=number["accepted"],
        others=formats.enumeration(others, language),
    )

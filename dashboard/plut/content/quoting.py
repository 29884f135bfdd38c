"""Words of others: published statements with their sources, in a sentence or in a hover."""

import html

from plut.content.reading import Reading
from plut.content.rows import Rows
from plut.content.scope import WHOLE, Scope

LONGEST = 110  # letters of a line in a hover


def fact_hover(statement: str, note: object, source: str) -> str:
    """A published statement with its note, where it has one, and its source, a line each; escaped, and cut
    where it would not fit."""
    parts = [statement, note if isinstance(note, str) else "", source]
    return "<br>".join(html.escape(part[:LONGEST]) for part in parts if part)


def cited(statement: str, source: str) -> str:
    """A statement with its source."""
    return f"{statement.removesuffix('.')} ({source})."


def in_language(reading: Reading, query: str, scope: Scope = WHOLE) -> Rows:
    """The rows of a query with the texts of the reader's language under plain names: statement, note,
    denominator."""
    stems = ("statement", "other_statement", "note", "denominator")
    names = {f"{stem}_{reading.language}": stem for stem in stems}
    return reading.rows(query, scope).but(lambda frame: frame.rename(columns=names))
